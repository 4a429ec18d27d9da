package io.flock.testnet.scenario;

import io.flock.protocol.alliance.request.AdvanceResult;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.FlockClient;
import io.flock.sdk.transaction.Committed;
import io.flock.testnet.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Closes phase after phase, each when everybody has acted, so that a scenario knows which phase it interferes with. */
final class Conductor {
    private final FlockClient keeper;
    private final List<Committed<AdvanceResult>> advances = new ArrayList<>();
    private final List<String> timeline = new ArrayList<>();

    Conductor(FlockClient keeper) {
        this.keeper = keeper;
    }

    TaskView view() {
        return keeper.alliance().task(SmallTask.ID).run();
    }

    /** How many blocks the ledger has. */
    long height() {
        return keeper.blocks().height();
    }

    /** Waits until the task is seen like this. */
    TaskView await(String what, Predicate<TaskView> state) {
        return Waiting.until(what, () -> reached().filter(state));
    }

    /** Nothing while nobody answers. */
    private Optional<TaskView> reached() {
        try {
            return Optional.of(view());
        } catch (FlockException e) {
            if (!e.is(ErrorCode.CONNECTION_FAILED) && !e.is(ErrorCode.DEADLINE_EXCEEDED)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Leads the task to its end. */
    void conduct(Interference interference) {
        TaskView task = view();
        while (!task.phase().phase().isTerminal()) {
            long begun = System.nanoTime();
            String phase = task.phase().phase() + " " + task.phase().round();
            interference.opened(task);
            long opened = System.nanoTime();
            task = await("everybody acts in " + phase, TaskView::advanceable);
            long acted = System.nanoTime();
            interference.closing(task);
            task = close(task);
            timeline.add(phase + " " + millis(begun, opened) + "+" + millis(opened, acted) + "+"
                    + millis(acted, System.nanoTime()));
        }
    }

    private static long millis(long from, long to) {
        return Duration.ofNanos(to - from).toMillis();
    }

    /** How long each phase took: to interfere, to wait for everybody, to close; in ms. */
    String timeline() {
        return String.join(", ", timeline);
    }

    /** As a keeper's program would: when nobody can be reached for long, it looks again and goes on from there. */
    private TaskView close(TaskView open) {
        TaskView task = open;
        while (task.phase().equals(open.phase())) {
            try {
                advances.add(keeper.alliance()
                        .advance(
                                SmallTask.ID, open.phase().round(), open.phase().phase())
                        .run());
            } catch (FlockException e) {
                if (!e.is(ErrorCode.CONNECTION_FAILED)
                        && !e.is(ErrorCode.DEADLINE_EXCEEDED)
                        && !e.is(ErrorCode.OUTCOME_UNKNOWN)) {
                    throw e;
                }
            }
            task = await("the ledger is read", now -> true);
        }
        return task;
    }

    /** What the ledger has told about each advance. */
    List<Committed<AdvanceResult>> advances() {
        return List.copyOf(advances);
    }
}
