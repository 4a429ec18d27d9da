/**
 * Where the network is and who calls it: connection profiles, identities, signers, and one gRPC channel per peer.
 *
 * <p>What always holds: what can't be used is refused when it is loaded, with the file and what to do; every signature
 * is low-S, as Fabric wants it, whoever made it; who opened a channel closes it.
 */
package io.flock.sdk.connection;
