/**
 * What taking part would need, checked before anything is staked: this machine, the identity, the peers, their clocks,
 * channel and chaincode, the content nodes.
 *
 * <p>What always holds: a check changes nothing on the ledger and nothing that it does not remove again; each gives one
 * {@link io.flock.client.preflight.Finding}, and one that fails says with its code what to do.
 */
package io.flock.client.preflight;
