/**
 * An embedded Fabric development network: several organisations and one channel in one JVM, for the unmodified gateway
 * client and the unmodified chaincode shim.
 *
 * <p>Begin at {@link io.flock.devnet.DevNetwork#builder()}.
 *
 * <p>What always holds: it listens on the loopback address alone; whoever closes a network ends all that it started;
 * errors are {@link io.flock.devnet.DevNetworkException}s with a code. It makes no claim of security: all keys lie in
 * one process.
 */
package io.flock.devnet;
