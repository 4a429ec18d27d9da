package io.flock.client.participant;

import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.Tally;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does while the ledger takes its time what its next phases will most likely ask of the account, on a thread of its own: a
 * voter measures the global model once all updates are committed, and judges them once all are revealed; once all votes
 * are, voters aggregate, and who is drawn for the next round trains on what the aggregate will be. Nothing of it leaves the
 * machine but what could be asked for anyway, and a duty that finds other work done than it needs does its own: what is
 * done ahead is lost time at worst.
 */
final class WorkAhead implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkAhead.class);

    /** Longer than an evaluation takes, which nothing interrupts. */
    private static final int END_SECONDS = 30;

    private enum Job {
        MEASURE,
        JUDGE,
        NEXT_ROUND;

        /** Whether it is still ahead of the phase that asks for it. */
        boolean isAheadIn(Phase phase) {
            return switch (this) {
                case MEASURE -> phase == Phase.PROPOSE_COMMIT || phase == Phase.PROPOSE_REVEAL;
                case JUDGE -> phase == Phase.PROPOSE_REVEAL;
                case NEXT_ROUND ->
                    phase == Phase.VOTE_REVEAL || phase == Phase.AGGREGATE_COMMIT || phase == Phase.AGGREGATE_REVEAL;
            };
        }
    }

    private final ParticipantSetup setup;
    private final ExecutorService thread;
    /** The last round that a job was begun for. */
    private final Map<Job, Integer> begun = new EnumMap<>(Job.class);

    private volatile PhaseRecord at = new PhaseRecord(Phase.RECRUITING, 0, 0);
    /** What was begun last for a round that had not begun. */
    private Optional<Begun> nextRound = Optional.empty();

    private record Begun(int round, FutureTask<Void> task) {}

    WorkAhead(ParticipantSetup setup) {
        this.setup = setup;
        this.thread = Executors.newSingleThreadExecutor(run -> {
            Thread made = new Thread(run, "ahead-" + setup.account().name());
            made.setDaemon(true);
            return made;
        });
    }

    /** Looks for something to begin; returns at once. For one thread. */
    void look(TaskSnapshot seen) {
        at = seen.task().phase();
        Phase phase = at.phase();
        boolean over = seen.task().advanceable();
        seen.round().ifPresent(view -> {
            nextRound
                    .filter(begun -> isInVain(begun.round(), view, setup.account()))
                    .ifPresent(begun -> begun.task().cancel(true));
            if (phase == Phase.PROPOSE_REVEAL || (phase == Phase.PROPOSE_COMMIT && over)) {
                ifVoter(view, () -> once(Job.MEASURE, view, () -> measure(seen, view)));
            }
            if (phase == Phase.PROPOSE_REVEAL && over) {
                ifVoter(view, () -> once(Job.JUDGE, view, () -> judge(seen)));
            }
            if (phase == Phase.VOTE_REVEAL && over) {
                once(Job.NEXT_ROUND, view, () -> nextRound(seen));
            }
        });
    }

    /**
     * Whether a training for the next round, begun in this one, is asked for by nobody: somebody left, so that others were
     * drawn. It would keep the native libraries from the votes of the round that has begun, until they come too late.
     */
    static boolean isInVain(int begunIn, RoundView now, AccountId account) {
        return now.round().round() > begunIn
                && now.round()
                        .seat(account)
                        .filter(seat -> seat.role() == Role.PROPOSER)
                        .isEmpty();
    }

    private void measure(TaskSnapshot seen, RoundView view) {
        setup.work().prepareVote(seen.task().task().definition(), view, time(seen));
    }

    private void judge(TaskSnapshot seen) {
        foresight(seen).advanced(current(seen)).ifPresent(view -> measure(seen, view));
    }

    private void nextRound(TaskSnapshot seen) {
        foresight(seen).advanced(current(seen)).ifPresent(view -> {
            boolean proposes = foresight(seen).proposesNext(view);
            if (!proposes && !isVoter(view)) {
                return;
            }
            List<AccountId> standing = view.round().tally().map(Tally::standing).orElse(List.of());
            TaskDefinition definition = seen.task().task().definition();
            Artifact aggregate = setup.work().aggregate(definition.aggregation(), view, standing);
            if (proposes) {
                GlobalModel parent = GlobalModel.ofArtifact(aggregate.ref());
                setup.work().prepareUpdate(view.round().round() + 1, parent, setup.listener());
            }
        });
    }

    /** With what was revealed in the phase, which the snapshot is older than. */
    private RoundView current(TaskSnapshot seen) {
        PhaseRecord at = seen.task().phase();
        return setup.alliance().round(setup.secrets().task(), at.round()).run();
    }

    private Foresight foresight(TaskSnapshot seen) {
        return new Foresight(setup.secrets().channel(), setup.account(), seen.task());
    }

    /** The vote's phase has not begun, so that what is done ahead may last at least as long as in it. */
    private VotingTime time(TaskSnapshot seen) {
        int length = seen.task().task().definition().phases().of(Phase.VOTE_COMMIT);
        long now = setup.clock().instant().getEpochSecond();
        return new VotingTime(now + length, length, setup.clock());
    }

    private void ifVoter(RoundView view, Runnable then) {
        if (isVoter(view)) {
            then.run();
        }
    }

    private boolean isVoter(RoundView view) {
        return view.round()
                .seat(setup.account())
                .filter(seat -> seat.role() == Role.VOTER)
                .isPresent();
    }

    /** Once in a round, and not at all where the phase was over before the thread came to it. */
    private void once(Job job, RoundView view, Runnable work) {
        int round = view.round().round();
        if (begun.getOrDefault(job, -1) >= round) {
            return;
        }
        begun.put(job, round);
        FutureTask<Void> task = new FutureTask<>(() -> run(job, round, work), null);
        if (job == Job.NEXT_ROUND) {
            nextRound = Optional.of(new Begun(round, task));
        }
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("{} of round {} is not done ahead: taking part ends", job, round);
        }
    }

    private void run(Job job, int round, Runnable work) {
        PhaseRecord now = at;
        if (now.round() != round || !job.isAheadIn(now.phase())) {
            return;
        }
        try {
            work.run();
        } catch (FlockException | CancellationException e) {
            LOG.debug("{} can't be done ahead, its phase will try again", job, e);
        } catch (RuntimeException | Error e) {
            // Too little memory for two things at once may be enough for one after the other.
            LOG.warn("{} can't be done ahead, its phase will try again", job, e);
        }
    }

    /** Ends what is being done, and waits for that, also when interrupted before: whoever closes it closes the engine next. */
    @Override
    public void close() {
        thread.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            if (!thread.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("what was begun ahead did not end within {} seconds", END_SECONDS);
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
