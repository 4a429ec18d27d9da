package io.flock.testnet.fabric.channel;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Waits until a peer has what others have. A client asks the peer of its own organisation, and a peer answers from the
 * blocks that it has: one that has just joined knows neither its organisation's members nor what they own.
 *
 * <p>A long ledger takes as long as it takes; what has a limit is the time without a further block.
 *
 * @param peer its name
 * @param height how many blocks it has now, whose transactions have all taken effect there; CONNECTION_FAILED while it
 *     does not answer
 * @param patience how long it may go without a further block
 */
record CatchUp(String peer, LongSupplier height, Duration patience, Pace pace) {
    /** How time passes between two looks. */
    interface Pace {
        /** Nanoseconds, of which differences count. */
        long now();

        void pause() throws InterruptedException;
    }

    /**
     * Returns when the peer has so many blocks.
     *
     * @throws FlockException NODE_FAILED with how many it has, when no further one has come for as long as it may
     */
    void await(long blocks) throws InterruptedException {
        long most = -1;
        long last = pace.now();
        Optional<FlockException> silence = Optional.empty();
        while (true) {
            try {
                long now = height.getAsLong();
                silence = Optional.empty();
                if (now >= blocks) {
                    return;
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
                peer + " has " + most + " of the channel's " + blocks + " blocks, and none came for "
                        + patience.toSeconds() + " s"
                        + silence.map(e -> ": " + e.what()).orElse(""),
                "until it has them its organisation's commands may be refused: read 'flock network logs " + peer
                        + "', restart it with 'flock network restart " + peer + "', then run the same command again",
                silence.orElse(null));
    }
}
