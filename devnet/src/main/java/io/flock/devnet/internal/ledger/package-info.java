/**
 * One channel's ledger: versioned state, read-write sets, conflicts, history, index, blocks on disk.
 *
 * <p>What always holds: keys are ordered by their UTF-8 bytes, unsigned; a reader sees whole blocks only, because the
 * height is published last; a block that was appended is never changed; state and index follow from the blocks alone.
 */
package io.flock.devnet.internal.ledger;
