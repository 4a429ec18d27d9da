/**
 * How the answers of a ledger slow down as it fills: two networks side by side, one with next to nothing on its ledger,
 * called in turns.
 *
 * <p>What always holds: both are asked the same and answer with documents, or the run fails.
 */
package io.flock.testnet.bench.growth;
