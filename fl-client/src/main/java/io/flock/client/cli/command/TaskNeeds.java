package io.flock.client.cli.command;

import io.flock.client.participant.ModelNeeds;
import io.flock.client.participant.PastRounds.Fate;
import io.flock.protocol.alliance.view.TaskSummary;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.view.ArenaTaskView;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.FlockClient;
import io.flock.sdk.transaction.Call;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the tasks on the ledger need of the content nodes. */
public record TaskNeeds(FlockClient flock) {
    /** Of the Alliance's; nothing that was pinned for a round there is needed by a task of the Arena. */
    public Set<String> ofRunningTasks() {
        Set<String> needed = new TreeSet<>();
        for (TaskSummary task : Page.all(flock, TaskQueries.ALLIANCE)) {
            if (!task.phase().isTerminal()) {
                needed.addAll(ModelNeeds.of(flock.alliance().task(task.taskId()).run()));
            }
        }
        return needed;
    }

    /** Whether a task of either kind is over, and the model that it came to; empty for one that is not known. */
    public Optional<Fate> fate(TaskId task) {
        return known(flock.alliance().task(task))
                .map(TaskNeeds::fate)
                .or(() -> known(flock.arena().task(task)).map(TaskNeeds::fate));
    }

    private static Fate fate(TaskView task) {
        return new Fate(ended(task.phase().phase().isTerminal(), task.phase().deadline()), ModelNeeds.of(task));
    }

    private static Fate fate(ArenaTaskView task) {
        Set<String> best = task.roster().flatMap(ArenaRoster::best).stream()
                .map(model -> model.model().cid())
                .collect(Collectors.toSet());
        return new Fate(ended(task.phase().phase().isTerminal(), task.phase().deadline()), best);
    }

    /** The deadline of a last phase is when it began. */
    private static Optional<Instant> ended(boolean over, long deadline) {
        return over ? Optional.of(Instant.ofEpochSecond(deadline)) : Optional.empty();
    }

    /** What a call for a task answers; empty where there is no such task of the kind. */
    public static <V> Optional<V> known(Call<V> call) {
        try {
            return Optional.of(call.run());
        } catch (FlockException e) {
            if (e.is(ErrorCode.UNKNOWN_TASK)) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
