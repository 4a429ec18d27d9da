/**
 * A network of Fabric's own processes on this machine: orderers, a peer and a chaincode process per organisation, and
 * Kubo.
 *
 * <p>What always holds: everything listens on loopback and, but for Kubo's RPC, with TLS; everything lies in one folder,
 * all keys included, so it is for tests and development, never for money; every step can be repeated, and goes on where
 * an earlier attempt ended.
 */
package io.flock.testnet.fabric;
