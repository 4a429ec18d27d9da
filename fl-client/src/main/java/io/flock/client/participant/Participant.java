package io.flock.client.participant;

import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.view.ParticipantView;
import io.flock.protocol.beacon.HashChain;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one account through one task, on the calling thread: reads, decides ({@link NextAction}), acts, and reads again.
 * It may be stopped at any moment and started again, in this process or another.
 */
public final class Participant {
    private static final Logger LOG = LoggerFactory.getLogger(Participant.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    /** How long the event of a committed transaction may take before the task is read without it. */
    private static final Duration EVENT_DELAY = Duration.ofMillis(500);

    private final ParticipantSetup setup;
    private final Pause pause = new Pause(ThreadLocalRandom.current());
    private Optional<PhaseRecord> phaseSeen = Optional.empty();
    private Optional<PhaseRecord> openSeen = Optional.empty();
    private long openSince;

    /** Does nothing yet. */
    public Participant(ParticipantSetup setup) {
        this.setup = setup;
    }

    /**
     * Takes part until nothing is left to do.
     *
     * @throws FlockException what will not pass by itself: a refused stake, an unreadable bundle, a lost secret; or
     *     CONNECTION_FAILED when the watch was closed
     * @throws InterruptedException when the thread was interrupted; starting again goes on where it was
     */
    public Action.Ending run() throws InterruptedException {
        TaskSnapshot seen = fresh();
        TaskDefinition definition = seen.task().task().definition();
        HashChain chain = setup.secrets().chain(definition.rounds());
        Performer performer = new Performer(setup, chain, definition.maxParticipants());
        while (true) {
            tellPhase(seen);
            Action action = decide(seen, chain);
            if (action instanceof Action.Finish finish) {
                tell(new Step.Finished(finish.ending()));
                return finish.ending();
            }
            if (action instanceof Action.Wait wait) {
                seen = next(seen, patience(wait));
            } else {
                seen = act(performer, action, seen);
            }
        }
    }

    private Action decide(TaskSnapshot seen, HashChain chain) {
        Optional<ParticipantView> own = Situation.needsOwn(seen.task().phase().phase())
                ? Optional.of(setup.alliance()
                        .participant(setup.secrets().task(), setup.account())
                        .run())
                : Optional.empty();
        return NextAction.of(
                new Situation(setup.account(), seen.task(), seen.round(), own, now(), keeperFrom(seen)), chain);
    }

    private TaskSnapshot act(Performer performer, Action action, TaskSnapshot seen) throws InterruptedException {
        try {
            tell(new Step.Begun(action));
            long block = performer.perform(action, seen);
            pause.reset();
            tell(new Step.Done(action));
            return setup.watch().knowing(block, EVENT_DELAY).orElseThrow(Participant::closed);
        } catch (FlockException e) {
            if (FailureKind.of(e) == FailureKind.FINAL) {
                throw e;
            }
            LOG.debug("{} failed for {}", action, setup.account(), e);
            Duration rest = pause.next();
            tell(new Step.Retrying(action, e, rest));
            return rest(seen, rest);
        }
    }

    /** Waits for a pause, or until the task's phase is over: what failed then need not be repeated. */
    private TaskSnapshot rest(TaskSnapshot from, Duration rest) throws InterruptedException {
        long end = System.nanoTime() + rest.toNanos();
        TaskSnapshot seen = from;
        long left = rest.toNanos();
        while (left > 0 && samePhase(seen, from)) {
            seen = next(seen, Duration.ofNanos(left));
            left = end - System.nanoTime();
        }
        return fresh();
    }

    private static boolean samePhase(TaskSnapshot one, TaskSnapshot other) {
        return one.task().phase().equals(other.task().phase());
    }

    private long keeperFrom(TaskSnapshot seen) {
        boolean open = seen.task().advanceable() || now() >= seen.task().advanceAt();
        PhaseRecord phase = seen.task().phase();
        if (open && !openSeen.equals(Optional.of(phase))) {
            openSeen = Optional.of(phase);
            openSince = now();
        }
        return open
                ? openSince + setup.keeping().of(setup.account(), seen.task()).toSeconds()
                : Long.MAX_VALUE;
    }

    private Duration patience(Action.Wait wait) {
        long seconds = Math.max(1, Math.min(wait.until() - now(), LONGEST_WAIT.toSeconds()));
        return Duration.ofSeconds(seconds);
    }

    private long now() {
        return setup.clock().instant().getEpochSecond();
    }

    private TaskSnapshot fresh() throws InterruptedException {
        return setup.watch().fresh().orElseThrow(Participant::closed);
    }

    private TaskSnapshot next(TaskSnapshot seen, Duration patience) throws InterruptedException {
        return setup.watch().after(seen.number(), patience).orElseThrow(Participant::closed);
    }

    private static FlockException closed() {
        return new FlockException(
                ErrorCode.CONNECTION_FAILED, "the watch over the task was closed", "start the participant again");
    }

    private void tellPhase(TaskSnapshot seen) {
        PhaseRecord phase = seen.task().phase();
        if (!phaseSeen.equals(Optional.of(phase))) {
            phaseSeen = Optional.of(phase);
            tell(new Step.PhaseSeen(phase.phase(), phase.round()));
        }
    }

    private void tell(Step step) {
        setup.listener().step(setup.account(), step);
    }
}
