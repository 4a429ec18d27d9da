package io.flock.devnet.internal.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The outcomes of the last blocks, so that live event streams don't parse each block once per listener. Bounded by the
 * size of the blocks, because an event is a window on its block's bytes.
 */
final class RecentBlocks {
    private static final long MAX_BYTES = 4L << 20;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long bytes;

    private record Entry(CommittedBlock outcome, long size) {}

    synchronized void add(CommittedBlock outcome, long size) {
        entries.addLast(new Entry(outcome, size));
        bytes += size;
        while (bytes > MAX_BYTES && !entries.isEmpty()) {
            bytes -= entries.removeFirst().size();
        }
    }

    synchronized Optional<CommittedBlock> find(long number) {
        return entries.stream()
                .map(Entry::outcome)
                .filter(outcome -> outcome.number() == number)
                .findAny();
    }
}
