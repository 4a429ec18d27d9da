package io.flock.client.participant;

import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.AllianceClient;
import io.flock.sdk.FlockClient;
import java.time.Duration;
import java.util.Optional;

/** Watches one task of the Alliance for all participants of a process together; see {@link LedgerWatch}. */
public final class TaskWatch implements AutoCloseable {
    private final LedgerWatch<Views> watch;

    private record Views(TaskView task, Optional<RoundView> round) {}

    private TaskWatch(LedgerWatch<Views> watch) {
        this.watch = watch;
    }

    /**
     * Begins to read.
     *
     * @param poll how often to read when no event comes
     */
    public static TaskWatch start(FlockClient flock, TaskId task, Duration poll) {
        return new TaskWatch(LedgerWatch.start(flock, task, poll, before -> read(flock.alliance(), task, before)));
    }

    private static Views read(AllianceClient alliance, TaskId id, Optional<Views> before) {
        TaskView task = alliance.task(id).run();
        PhaseRecord phase = task.phase();
        if (!Situation.needsRound(phase.phase())) {
            return new Views(task, Optional.empty());
        }
        // What a phase asks of anybody was settled when it began, so one reading in a phase is enough.
        Optional<RoundView> known =
                before.filter(views -> views.task().phase().equals(phase)).flatMap(Views::round);
        return new Views(
                task,
                known.or(() -> Optional.of(alliance.round(id, phase.round()).run())));
    }

    /** {@link LedgerWatch#fresh}. */
    public Optional<TaskSnapshot> fresh() throws InterruptedException {
        return watch.fresh().map(TaskWatch::snapshot);
    }

    /** {@link LedgerWatch#knowing}. */
    public Optional<TaskSnapshot> knowing(long block, Duration patience) throws InterruptedException {
        return watch.knowing(block, patience).map(TaskWatch::snapshot);
    }

    /** {@link LedgerWatch#after}. */
    public Optional<TaskSnapshot> after(long number, Duration patience) throws InterruptedException {
        return watch.after(number, patience).map(TaskWatch::snapshot);
    }

    private static TaskSnapshot snapshot(Reading<Views> reading) {
        Views views = reading.view();
        return new TaskSnapshot(reading.number(), reading.block(), views.task(), views.round());
    }

    /** Ends the reader and wakes whoever waits. */
    @Override
    public void close() {
        watch.close();
    }
}
