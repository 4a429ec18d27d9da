/**
 * Ordering, validation and commit of one channel: broadcast checks, cutting, the codes of a block's transactions.
 *
 * <p>What always holds: one thread cuts, one thread commits; blocks are committed in the order in which they were cut;
 * the code of a transaction depends on the ledger and the blocks before it alone, never on time or threads.
 */
package io.flock.devnet.internal.order;
