/** A transaction while its chaincode runs: it reads a snapshot, and its read-write set grows. */
package io.flock.devnet.internal.ledger.simulation;
