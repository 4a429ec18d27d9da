/**
 * One channel's ledger: versioned state, read-write sets, conflicts, history, index, blocks on disk.
 *
 * <p>What always holds: keys are ordered by their UTF-8 bytes, unsigned; a reader sees whole blocks only, because the
 * height is published last; a block that was appended is never changed; state and index follow from the blocks alone.
 *
 * <p>The ledger stands on packages that don't know it: {@code store} keeps blocks, {@code state} the versions of keys and
 * finds conflicts, {@code simulation} makes read-write sets of snapshots; {@code rwset} is what they have in common, and
 * {@code bytes} what all of them read and hash with.
 */
package io.flock.devnet.internal.ledger;
