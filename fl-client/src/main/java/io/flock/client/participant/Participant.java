package io.flock.client.participant;

import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.view.ParticipantView;
import io.flock.protocol.beacon.HashChain;
import io.flock.protocol.error.FlockException;
import java.time.Duration;
import java.util.Optional;

/**
 * Runs one account through one task, on the calling thread: reads, decides ({@link NextAction}), acts, and reads again.
 * It may be stopped at any moment and started again, in this process or another.
 */
public final class Participant {
    private final ParticipantSetup setup;

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
        try (WorkAhead ahead = new WorkAhead(setup)) {
            Action.Ending ending = DutyLoop.run(
                    setup.watch(), first -> new TaskDuties(first.task().task().definition(), ahead));
            tell(new Step.Finished(ending));
            return ending;
        }
    }

    private final class TaskDuties implements Duties<TaskSnapshot, Action, Action.Ending> {
        private final HashChain chain;
        private final Performer performer;
        private final Turn turn = new Turn();
        private final Silence silence = new Silence();
        private final WorkAhead ahead;
        private int roundSeen;
        private StakeWatch stakes = StakeWatch.NOTHING_SEEN;

        TaskDuties(TaskDefinition definition, WorkAhead ahead) {
            this.ahead = ahead;
            this.chain = setup.secrets().chain(definition.rounds());
            this.performer = new Performer(setup, chain, definition);
        }

        @Override
        public Object phase(TaskSnapshot seen) {
            return seen.task().phase();
        }

        @Override
        public Decision<Action, Action.Ending> decide(TaskSnapshot seen) {
            ahead.look(seen);
            Optional<ParticipantView> own =
                    Situation.needsOwn(seen.task().phase().phase())
                            ? Optional.of(setup.alliance()
                                    .participant(setup.secrets().task(), setup.account())
                                    .run())
                            : Optional.empty();
            Action action = silence.next(
                    new Situation(setup.account(), seen.task(), seen.round(), own, now(), keeperFrom(seen)), chain);
            if (action instanceof Action.Finish finish) {
                return new Decision.Finish<>(finish.ending());
            }
            return action instanceof Action.Wait wait
                    ? new Decision.Wait<>(wait.until() - now())
                    : new Decision.Act<>(action);
        }

        @Override
        public long perform(Action action, TaskSnapshot seen) {
            try {
                return performer.perform(action, seen);
            } catch (FlockException e) {
                silence.after(e, seen.task().phase());
                throw e;
            }
        }

        @Override
        public void phaseSeen(TaskSnapshot seen) {
            PhaseRecord phase = seen.task().phase();
            StakeWatch next = stakes.at(setup.account(), seen.task());
            stakes.until(next).ifPresent(Participant.this::tell);
            stakes = next;
            tell(new Step.PhaseSeen(phase.phase(), phase.round(), phase.deadline()));
            if (phase.round() > roundSeen) {
                roundSeen = phase.round();
                setup.upkeep().comesTo(setup.secrets().task(), roundSeen, ModelNeeds.of(seen.task()));
            }
        }

        @Override
        public void begun(Action action) {
            tell(new Step.Begun(action));
        }

        @Override
        public void done(Action action) {
            tell(new Step.Done(action));
        }

        @Override
        public void retrying(Action action, FlockException failure, Duration rest) {
            tell(
                    Silence.follows(failure)
                            ? new Step.GivenUp(action, failure)
                            : new Step.Retrying(action, failure, rest));
        }

        @Override
        public void ledgerAway(FlockException failure) {
            tell(new Step.LedgerAway(failure));
        }

        @Override
        public void ledgerBack() {
            tell(new Step.LedgerBack());
        }

        private long keeperFrom(TaskSnapshot seen) {
            boolean open = seen.task().advanceable() || now() >= seen.task().advanceAt();
            return open
                    ? turn.since(phase(seen), now())
                            + setup.keeping().of(setup.account(), seen.task()).toSeconds()
                    : Long.MAX_VALUE;
        }

        private long now() {
            return setup.clock().instant().getEpochSecond();
        }
    }

    private void tell(Step step) {
        setup.listener().step(setup.account(), step);
    }
}
