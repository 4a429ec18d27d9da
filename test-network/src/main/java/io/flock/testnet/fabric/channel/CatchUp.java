package io.flock.testnet.fabric.channel;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits until a peer or an orderer has what others have. A client asks the peer of its own organisation, and a peer answers
 * from the blocks that it has: one that has just joined knows neither its organisation's members nor what they own.
 *
 * <p>A long ledger takes as long as it takes; what has a limit is the time without a further block.
 *
 * @param node its name
 * @param height how many blocks it has now, whose transactions have all taken effect there; CONNECTION_FAILED while it
 *     does not answer
 * @param lack what it means that it lacks blocks, for the refusal
 * @param patience how long it may go without a further block
 */
record CatchUp(String node, Height height, String lack, Duration patience, Pace pace) {
    /** As long as any node may go without a further block. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** How time passes between two looks. */
    interface Pace {
        /** The machine's. */
        Pace REAL = new Pace() {
            @Override
            public long now() {
                return System.nanoTime();
            }

            @Override
            public void pause() throws InterruptedException {
                LockSupport.parkNanos(POLL_NANOS);
                if (Thread.interrupted()) {
                    throw new InterruptedException("while waiting for a node");
                }
            }
        };

        /** Nanoseconds, of which differences count. */
        long now();

        void pause() throws InterruptedException;
    }

    /**
     * Returns when the node has so many blocks.
     *
     * @return how many it has then
     * @throws FlockException NODE_FAILED with how many it has, when no further one has come for as long as it may
     */
    long await(long blocks) throws InterruptedException {
        long most = -1;
        long last = pace.now();
        Optional<FlockException> silence = Optional.empty();
        while (true) {
            try {
                long now = height.now();
                silence = Optional.empty();
                if (now >= blocks) {
                    return now;
                }
                if (now > most) {
                    most = now;
                    last = pace.now();
                }
            } catch (FlockException e) {
                if (!e.is(ErrorCode.CONNECTION_FAILED)) {
                    throw e;
                }
                silence = Optional.of(e);
            }
            if (pace.now() - last >= patience.toNanos()) {
                throw failure(Math.max(most, 0), blocks, silence);
            }
            pace.pause();
        }
    }

    private FlockException failure(long most, long blocks, Optional<FlockException> silence) {
        return new FlockException(
                ErrorCode.NODE_FAILED,
                node + " has " + most + " of the channel's " + blocks + " blocks, and none came for "
                        + patience.toSeconds() + " s"
                        + silence.map(e -> ": " + e.what()).orElse(""),
                lack + ": look with 'flock network status' what else is down, read 'flock network logs " + node
                        + "', restart it with 'flock network restart " + node + "', then run the same command again",
                silence.orElse(null));
    }
}
