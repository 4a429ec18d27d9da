package io.flock.client.cli.watch;

import com.google.gson.JsonArray;
import io.flock.client.arena.ArenaOutlook;
import io.flock.client.cli.command.Page;
import io.flock.client.cli.command.TaskNeeds;
import io.flock.client.cli.command.TaskQueries;
import io.flock.client.cli.network.ConnectionOptions;
import io.flock.client.cli.output.OutputOption;
import io.flock.client.cli.output.Table;
import io.flock.protocol.alliance.view.ParticipantView;
import io.flock.protocol.alliance.view.TaskSummary;
import io.flock.protocol.arena.view.ArenaParticipantView;
import io.flock.protocol.arena.view.ArenaTaskSummary;
import io.flock.protocol.arena.view.ArenaTaskView;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.FlockClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flock status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows what your account has to do in each of its tasks, what it waits for, and until when.",
        footer = {"", "Example:", "  flock status --as Org1MSP::user1", "  flock status digits --output json"})
public final class StatusCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "TASK",
            arity = "0..*",
            description =
                    "tasks of the Alliance or the Arena (default: those that you joined or, in the Arena, created)")
    private List<TaskId> tasks = new ArrayList<>();

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOption output;

    StatusCommand() {}

    @Override
    public Integer call() {
        Table table = StatusLine.table();
        JsonArray json = new JsonArray();
        try (FlockClient flock = connection.connect()) {
            Stream<StatusLine> lines = tasks.isEmpty()
                    ? own(flock)
                    : tasks.stream().map(task -> alliance(flock, task).orElseGet(() -> arena(flock, task)));
            lines.forEach(line -> {
                json.add(line.json());
                line.addTo(table);
            });
        }
        output.print(
                json,
                json.isEmpty()
                        ? List.of("no task; 'flock task list' and 'flock arena list' show what there is")
                        : table.lines());
        return ExitClass.SUCCESS.status();
    }

    private static Stream<StatusLine> own(FlockClient flock) {
        Stream<StatusLine> alliance = Page.all(flock, TaskQueries.ALLIANCE).stream()
                .map(TaskSummary::taskId)
                .flatMap(task -> joined(flock, task).stream());
        Stream<StatusLine> arena = Page.all(flock, TaskQueries.ARENA).stream()
                .map(ArenaTaskSummary::taskId)
                .flatMap(task -> applied(flock, task).stream());
        return Stream.concat(alliance, arena);
    }

    private static Optional<StatusLine> joined(FlockClient flock, TaskId task) {
        ParticipantView own =
                flock.alliance().participant(task, flock.account()).run();
        return own.join().map(join -> line(flock, task, own));
    }

    private static Optional<StatusLine> applied(FlockClient flock, TaskId task) {
        ArenaTaskView view = flock.arena().task(task).run();
        ArenaParticipantView own =
                flock.arena().participant(task, flock.account()).run();
        return Optional.of(own)
                .filter(part -> ArenaOutlook.isOf(view, part))
                .map(part -> StatusLine.of(view, part, now()));
    }

    /** Ids are unique among the tasks of both kinds. */
    private static Optional<StatusLine> alliance(FlockClient flock, TaskId task) {
        return TaskNeeds.known(flock.alliance().participant(task, flock.account()))
                .map(own -> line(flock, task, own));
    }

    private static StatusLine line(FlockClient flock, TaskId task, ParticipantView own) {
        return StatusLine.of(flock.alliance().task(task).run(), own, now());
    }

    private static StatusLine arena(FlockClient flock, TaskId task) {
        return StatusLine.of(
                flock.arena().task(task).run(),
                flock.arena().participant(task, flock.account()).run(),
                now());
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
