/** Plays whole tasks in which nobody trains: what is left is what the ledger costs. */
package io.flock.testnet.bench.round;
