package io.flock.client.participant;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs an account through a task, on the calling thread: reads, decides, acts, and reads again. It may be stopped at any
 * moment and started again, in this process or another.
 */
public final class DutyLoop<V, A, E> {
    private static final Logger LOG = LoggerFactory.getLogger(DutyLoop.class);
    private static final long LONGEST_WAIT = 30;
    /** How long the event of a committed transaction may take before the task is read without it. */
    private static final Duration EVENT_DELAY = Duration.ofSeconds(5);
    /**
     * How long an action that was sent is not repeated. Events and readings may come from different peers, and one that
     * lags shows the task as it was before; doing the same again would have no effect, but would be on the ledger.
     */
    private static final Duration SETTLING = Duration.ofSeconds(5);
    /** How soon a task that was read too early is read again. */
    private static final Duration LAG = Duration.ofMillis(250);
    /** How often it is looked why a reading does not come. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final LedgerWatch<V> watch;
    private final Duties<V, A, E> duties;
    private final Pause pause = new Pause(ThreadLocalRandom.current());
    private Optional<Object> phaseSeen = Optional.empty();
    /** The action that was sent last. */
    private Optional<A> sent = Optional.empty();

    private long settledAt;
    /** Whether it was told that the ledger can't be read. */
    private boolean away;

    private DutyLoop(LedgerWatch<V> watch, Duties<V, A, E> duties) {
        this.watch = watch;
        this.duties = duties;
    }

    /**
     * Goes on until nothing is left to do.
     *
     * @param duties made of the first reading
     * @throws FlockException what will not pass by itself; CONNECTION_FAILED when the watch was closed. A fault of the
     *     software may pass with what caused it, and is INTERNAL to {@link Duties#retrying}
     * @throws InterruptedException when the thread was interrupted; starting again goes on where it was
     */
    public static <V, A, E> E run(LedgerWatch<V> watch, Function<V, Duties<V, A, E>> duties)
            throws InterruptedException {
        Reading<V> first = watch.fresh().orElseThrow(DutyLoop::closed);
        return run(watch, first, duties.apply(first.view()));
    }

    static <V, A, E> E run(LedgerWatch<V> watch, Reading<V> first, Duties<V, A, E> duties) throws InterruptedException {
        return new DutyLoop<>(watch, duties).from(first);
    }

    private E from(Reading<V> first) throws InterruptedException {
        Reading<V> seen = first;
        while (true) {
            tellPhase(seen);
            Decision<A, E> decision;
            V view = seen.view();
            try {
                decision = Faults.caught("deciding", () -> duties.decide(view));
            } catch (FlockException e) {
                requirePassing(e);
                away(e);
                seen = rest(seen, pause.next());
                continue;
            }
            watch.trouble().ifPresentOrElse(this::away, this::back);
            if (decision instanceof Decision.Finish<A, E> finish) {
                return finish.ending();
            }
            if (decision instanceof Decision.Wait<A, E> wait) {
                seen = next(seen, Duration.ofSeconds(Math.max(1, Math.min(wait.seconds(), LONGEST_WAIT))));
            } else if (decision instanceof Decision.Act<A, E> act) {
                seen = isSettling(act.action()) ? later(seen) : act(act.action(), seen);
            }
        }
    }

    private Reading<V> act(A action, Reading<V> seen) throws InterruptedException {
        try {
            duties.begun(action);
            long block = Faults.caught(action, () -> duties.perform(action, seen.view()));
            wasSent(action);
            pause.reset();
            duties.done(action);
            Reading<V> next = watch.knowing(block, EVENT_DELAY).orElseThrow(DutyLoop::closed);
            return next.block() >= block ? next : fresh();
        } catch (FlockException e) {
            requirePassing(e);
            if (e.is(ErrorCode.OUTCOME_UNKNOWN)) {
                wasSent(action);
            }
            LOG.debug("{} failed", action, e);
            Duration rest = pause.next();
            duties.retrying(action, e, rest);
            return rest(seen, rest);
        }
    }

    private void wasSent(A action) {
        sent = Optional.of(action);
        settledAt = System.nanoTime() + SETTLING.toNanos();
    }

    private boolean isSettling(A action) {
        return sent.equals(Optional.of(action)) && settledAt - System.nanoTime() > 0;
    }

    private Reading<V> later(Reading<V> seen) throws InterruptedException {
        Reading<V> next = next(seen, LAG);
        return next.number() > seen.number() ? next : fresh();
    }

    /** Waits for a pause, or until the task's phase is over: what failed then need not be repeated. */
    private Reading<V> rest(Reading<V> from, Duration rest) throws InterruptedException {
        long end = System.nanoTime() + rest.toNanos();
        Object phase = duties.phase(from.view());
        Reading<V> seen = from;
        long left = rest.toNanos();
        while (left > 0 && duties.phase(seen.view()).equals(phase)) {
            seen = next(seen, Duration.ofNanos(left));
            left = end - System.nanoTime();
        }
        return fresh();
    }

    private void tellPhase(Reading<V> seen) {
        Optional<Object> phase = Optional.of(duties.phase(seen.view()));
        if (!phaseSeen.equals(phase)) {
            phaseSeen = phase;
            duties.phaseSeen(seen.view());
        }
    }

    private Reading<V> fresh() throws InterruptedException {
        long wanted = watch.ask();
        Reading<V> seen = watch.after(wanted - 1, LOOK).orElseThrow(DutyLoop::closed);
        while (seen.number() < wanted) {
            Optional<FlockException> trouble = watch.trouble();
            trouble.ifPresent(DutyLoop::requirePassing);
            trouble.ifPresent(this::away);
            seen = watch.after(wanted - 1, LOOK).orElseThrow(DutyLoop::closed);
        }
        return seen;
    }

    private static void requirePassing(FlockException failure) {
        if (FailureKind.of(failure) == FailureKind.FINAL) {
            throw failure;
        }
    }

    private void away(FlockException failure) {
        if (!away) {
            away = true;
            duties.ledgerAway(failure);
        }
    }

    private void back() {
        if (away) {
            away = false;
            pause.reset();
            duties.ledgerBack();
        }
    }

    private Reading<V> next(Reading<V> seen, Duration patience) throws InterruptedException {
        return watch.after(seen.number(), patience).orElseThrow(DutyLoop::closed);
    }

    private static FlockException closed() {
        return new FlockException(ErrorCode.CONNECTION_FAILED, "the watch over the task was closed", "start again");
    }
}
