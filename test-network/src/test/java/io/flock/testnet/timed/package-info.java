/**
 * The real chaincode over a state in memory, with a clock that the test moves, written down as Fabric's blocks: months
 * of ledger time are played and audited in milliseconds.
 */
package io.flock.testnet.timed;
