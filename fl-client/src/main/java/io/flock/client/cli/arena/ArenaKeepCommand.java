package io.flock.client.cli.arena;

import io.flock.client.arena.ArenaPart;
import io.flock.client.arena.CreatorWork;
import io.flock.protocol.error.ExitClass;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
    @Mixin
    private ArenaRunning running;

    ArenaKeepCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        try (ArenaRun run = running.open()) {
            run.play(new ArenaPart.Creator(new CreatorWork(run.task(), run.secrets())));
        }
        return ExitClass.SUCCESS.status();
    }
}
