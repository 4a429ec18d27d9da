package io.flock.client.cli.bundle;

import io.flock.client.bundle.Bundle;
import io.flock.client.cli.network.ConnectionOptions;
import io.flock.client.cli.output.OutputOption;
import io.flock.client.participant.Bundles;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.identity.TaskName;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock bundle show}: what a task would have you train, fetched and verified as a participant does it. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows a task's bundle, verified against the ledger; --save keeps it as a file.",
        footer = {
            "",
            "Example:",
            "  flock bundle show alliance:digits",
            "  flock bundle show arena:best-digits --save bundle.json"
        })
final class BundleShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TASK", description = "alliance:ID or arena:ID")
    private TaskName task;

    @Option(names = "--save", paramLabel = "FILE", description = "writes the bundle there; never over another file")
    private Optional<Path> save;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOption output;

    BundleShowCommand() {}

    @Override
    public Integer call() {
        Bundle bundle;
        try (FlockClient flock = connection.connect();
                IpfsClient content = connection.contentClient()) {
            bundle = Bundles.fetch(content, ref(flock));
        }
        save.ifPresent(file -> BundleFile.write(file, bundle));
        output.print(BundleLines.json(bundle), BundleLines.of(bundle));
        return ExitClass.SUCCESS.status();
    }

    private ContentRef ref(FlockClient flock) {
        return switch (task.kind()) {
            case ALLIANCE ->
                flock.alliance().task(task.task()).run().task().definition().bundle();
            case ARENA ->
                flock.arena().task(task.task()).run().task().definition().bundle();
        };
    }
}
