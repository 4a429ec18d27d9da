package io.flock.sdk.payment;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.marketplace.ChannelStatus;
import io.flock.protocol.marketplace.view.CloseResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Ends a channel: with the host's final account as soon as that is settled, else once the dispute window is over. For several
 * threads.
 */
final class ChannelEnd {
    /** A channel that closes is asked for again after this: its host may have settled meanwhile, or the network be back. */
    static final Duration AGAIN = Duration.ofSeconds(30);

    /** So often in a row what may pass, and may be for good, is tried: for ten minutes. */
    static final int DOUBTFUL = 20;

    private final Supplier<CloseResult> close;
    private CloseResult last;

    /** @param close asks the ledger, each time anew */
    ChannelEnd(Supplier<CloseResult> close) {
        this.close = close;
    }

    /** What the ledger said last; empty before anything was asked of it. */
    synchronized Optional<CloseResult> last() {
        return Optional.ofNullable(last);
    }

    /** Begins it, unless it has begun. */
    synchronized CloseResult begin() {
        return last == null ? end() : last;
    }

    /**
     * Asks the ledger, unless the channel is closed already.
     *
     * @throws FlockException TOO_EARLY while a host that is gone may still settle
     */
    synchronized CloseResult end() {
        if (last == null || last.status() != ChannelStatus.CLOSED) {
            last = close.get();
        }
        return last;
    }

    /**
     * Begins it on the caller's thread, and asks again while the channel closes, as often as it takes: every {@link #AGAIN},
     * and when the dispute window is over.
     *
     * @param after runs something after that long
     * @return fails only with what the ledger refuses for good, or refuses {@link #DOUBTFUL} times more without an answer
     *     between: peers may refuse an endorsement, or find a busy machine's clock wrong, for a while or for ever
     */
    CompletableFuture<CloseResult> finish(InstantSource clock, Function<Duration, Executor> after) {
        CompletableFuture<CloseResult> whole = new CompletableFuture<>();
        attempt(this::begin, DOUBTFUL, clock, after, whole);
        return whole;
    }

    private void attempt(
            Supplier<CloseResult> asking,
            int patience,
            InstantSource clock,
            Function<Duration, Executor> after,
            CompletableFuture<CloseResult> whole) {
        if (whole.isDone()) {
            return;
        }
        int left = DOUBTFUL;
        try {
            CloseResult result = asking.get();
            if (result.status() == ChannelStatus.CLOSED) {
                whole.complete(result);
                return;
            }
        } catch (FlockException e) {
            left = isPassing(e) ? patience : patience - 1;
            if (left < 0 || (!isPassing(e) && !isDoubtful(e))) {
                whole.completeExceptionally(e);
                return;
            }
        } catch (RuntimeException e) {
            whole.completeExceptionally(e);
            return;
        }
        int kept = left;
        after.apply(untilNext(clock.instant())).execute(() -> attempt(this::end, kept, clock, after, whole));
    }

    /** The end of the dispute window is not slept through; past it, what is too early is so by the ledger's clock. */
    private Duration untilNext(Instant now) {
        return last().flatMap(CloseResult::closesAt)
                .map(at -> Duration.between(now, Instant.ofEpochSecond(at)))
                .filter(open -> open.compareTo(Duration.ZERO) > 0 && open.compareTo(AGAIN) < 0)
                .orElse(AGAIN);
    }

    private static boolean isPassing(FlockException e) {
        return e.is(ErrorCode.TOO_EARLY)
                || e.is(ErrorCode.CONNECTION_FAILED)
                || e.is(ErrorCode.DEADLINE_EXCEEDED)
                || e.is(ErrorCode.OUTCOME_UNKNOWN)
                || e.is(ErrorCode.CONFLICT_PERSISTS);
    }

    /** What may pass like those, but has permanent causes too: a code of a newer version, a wrong name, a lost right. */
    private static boolean isDoubtful(FlockException e) {
        return e.code().isEmpty()
                || e.is(ErrorCode.ENDORSEMENT_REFUSED)
                || e.is(ErrorCode.CONFIGURATION_INVALID)
                || e.is(ErrorCode.INTERNAL);
    }
}
