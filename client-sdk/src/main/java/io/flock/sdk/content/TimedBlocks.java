package io.flock.sdk.content;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The blocks of one content, which come within a time or are given up. Who publishes a content chooses how many blocks it
 * has, and gives each of them when he likes: without a limit for all of them together, {@value ContentLimits#MAX_BLOCKS}
 * blocks that each come just before the read time-out keep a reader for days.
 */
final class TimedBlocks implements BlockSource {
    private final BlockSource blocks;
    private final Duration limit;
    private final LongSupplier nanos;
    private final long begun;

    /** The time begins now. */
    TimedBlocks(BlockSource blocks, Duration limit) {
        this(blocks, limit, System::nanoTime);
    }

    /** With a clock in nanoseconds. */
    TimedBlocks(BlockSource blocks, Duration limit, LongSupplier nanos) {
        this.blocks = blocks;
        this.limit = limit;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
    }

    /** @throws FlockException also CONTENT_UNAVAILABLE once the time is over */
    @Override
    public byte[] block(Cid cid) {
        if (Duration.ofNanos(nanos.getAsLong() - begun).compareTo(limit) >= 0) {
            throw new FlockException(
                    ErrorCode.CONTENT_UNAVAILABLE,
                    "the content did not come whole within " + limit.toMillis() + " ms; block " + cid + " is missing",
                    "check the way to who publishes it; what comes slower is not waited for");
        }
        return blocks.block(cid);
    }
}
