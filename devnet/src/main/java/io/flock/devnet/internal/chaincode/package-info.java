/**
 * The peer's side of the chaincode stream: it dials the chaincode, starts transactions and answers their requests.
 *
 * <p>What always holds: one stream per chaincode and organisation; a transaction has at most one request under way; a
 * transaction that ended leaves nothing behind, however it ended. No thread waits for a chaincode.
 */
package io.flock.devnet.internal.chaincode;
