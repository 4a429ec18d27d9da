package io.flock.client.arena;

import io.flock.client.arena.ArenaAction.Ending;
import io.flock.client.participant.Decision;
import io.flock.client.participant.Duties;
import io.flock.client.participant.DutyLoop;
import io.flock.client.participant.Turn;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.advance.ArenaClaimRule;
import io.flock.protocol.arena.view.ArenaParticipantView;
import io.flock.protocol.beacon.HashChain;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs one account through one task, on the calling thread, until nothing is left to do. It may be stopped at any moment and
 * started again, in this process or another.
 */
public final class ArenaAccount {
    private final ArenaSetup setup;

    /** Does nothing yet. */
    public ArenaAccount(ArenaSetup setup) {
        this.setup = setup;
    }

    /**
     * Takes part until nothing is left to do.
     *
     * @throws FlockException what will not pass by itself: a refused stake, a lost secret; or CONNECTION_FAILED when the
     *     watch was closed
     * @throws InterruptedException when the thread was interrupted; starting again goes on where it was
     */
    public Ending run() throws InterruptedException {
        Ending ending = DutyLoop.run(
                setup.watch(), first -> new TaskDuties(first.task().task().definition()));
        tell(new ArenaEvent.Finished(ending));
        return ending;
    }

    private final class TaskDuties implements Duties<ArenaSnapshot, ArenaAction, Ending> {
        private final HashChain chain;
        private final ArenaPerformer performer;
        private final Turn turn = new Turn();
        /** As many claims as a task of so many epochs can need at its end; what still vests is left for later. */
        private int claimsLeft;

        private int epochSeen;

        TaskDuties(ArenaTask definition) {
            this.chain = setup.secrets().chain(definition.epochs());
            this.performer = new ArenaPerformer(setup, definition, chain);
            this.claimsLeft = definition.epochs() / ArenaClaimRule.MOST_SETTLEMENTS + 2;
        }

        @Override
        public Object phase(ArenaSnapshot seen) {
            return seen.task().phase();
        }

        @Override
        public Decision<ArenaAction, Ending> decide(ArenaSnapshot seen) {
            Optional<ArenaParticipantView> own =
                    ArenaSituation.needsOwn(setup.account(), setup.part().role(), seen)
                            ? Optional.of(setup.arena()
                                    .participant(setup.secrets().task(), setup.account())
                                    .run())
                            : Optional.empty();
            Decision<ArenaAction, Ending> decision = ArenaNext.of(
                    new ArenaSituation(setup.account(), setup.part().role(), seen, own, now(), keeperFrom(seen)),
                    chain);
            boolean claims = decision.equals(new Decision.Act<>(new ArenaAction.Claim()));
            return claims && claimsLeft-- <= 0 ? new Decision.Finish<>(Ending.VESTING) : decision;
        }

        @Override
        public long perform(ArenaAction action, ArenaSnapshot seen) {
            return performer.perform(action, seen);
        }

        @Override
        public void phaseSeen(ArenaSnapshot seen) {
            ArenaPhaseRecord phase = seen.task().phase();
            tell(new ArenaEvent.PhaseSeen(phase.phase(), phase.epoch()));
            if (phase.epoch() > epochSeen) {
                epochSeen = phase.epoch();
                setup.part().applying().ifPresent(application -> application
                        .upkeep()
                        .comesTo(setup.secrets().task(), epochSeen, standing(seen)));
            }
        }

        /** Its last submission is scored until it shows another one. */
        private Set<String> standing(ArenaSnapshot seen) {
            return seen
                    .task()
                    .roster()
                    .flatMap(roster -> roster.member(setup.account()))
                    .flatMap(ArenaMember::standing)
                    .stream()
                    .map(standing -> standing.submission().envelope().cid())
                    .collect(Collectors.toSet());
        }

        @Override
        public void begun(ArenaAction action) {
            tell(new ArenaEvent.Begun(action));
        }

        @Override
        public void done(ArenaAction action) {
            tell(new ArenaEvent.Done(action));
        }

        @Override
        public void retrying(ArenaAction action, FlockException failure, Duration rest) {
            tell(new ArenaEvent.Retrying(action, failure, rest));
        }

        @Override
        public void ledgerAway(FlockException failure) {
            tell(new ArenaEvent.LedgerAway(failure));
        }

        @Override
        public void ledgerBack() {
            tell(new ArenaEvent.LedgerBack());
        }

        private long keeperFrom(ArenaSnapshot seen) {
            boolean open = seen.task().advanceable() || now() >= seen.task().advanceAt();
            if (!open) {
                return Long.MAX_VALUE;
            }
            List<AccountId> accounts = seen.task()
                    .roster()
                    .map(roster ->
                            roster.members().stream().map(ArenaMember::account).toList())
                    .orElse(seen.task().task().definition().participants());
            Duration turnAfter = setup.keeping().of(setup.account(), accounts, seen.epochNumber());
            return turn.since(phase(seen), now()) + turnAfter.toSeconds();
        }

        private long now() {
            return setup.clock().instant().getEpochSecond();
        }
    }

    private void tell(ArenaEvent event) {
        setup.listener().step(setup.account(), event);
    }
}
