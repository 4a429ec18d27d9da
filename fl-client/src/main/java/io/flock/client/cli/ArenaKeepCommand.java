package io.flock.client.cli;

import io.flock.client.arena.ArenaPart;
import io.flock.client.arena.ArenaSecrets;
import io.flock.client.arena.CreatorWork;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.FlockClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flock arena keep}. May be killed and started again at any moment. */
@Command(
        name = "keep",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Does a creator's duties in its task: hands out the keys of its data sets, closes phases, and claims at the",
            "end. Without the final key its stake is slashed, so keep it running; stopped or killed, it goes on where it",
            "was when it is started again with the secret that the task was created with."
        },
        footer = {"", "Example:", "  flock arena keep best-digits"})
final class ArenaKeepCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TASK", description = "the task's id")
    private TaskId taskId;

    @Mixin
    private SecretOptions secrets;

    @Mixin
    private ArenaRunning running;

    @Mixin
    private ConnectionOptions connection;

    ArenaKeepCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        try (ArenaRunning play = running;
                FlockClient flock = play.connect(connection)) {
            ArenaTask task = flock.arena().task(taskId).run().task().definition();
            ArenaSecrets own =
                    new ArenaSecrets(secrets.secret(connection, flock.account()), connection.channel(), taskId);
            play.run(flock, task, own, new ArenaPart.Creator(new CreatorWork(task, own)));
        }
        return ExitClass.SUCCESS.status();
    }
}
