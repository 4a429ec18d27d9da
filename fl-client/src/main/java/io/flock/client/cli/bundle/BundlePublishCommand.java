package io.flock.client.cli.bundle;

import io.flock.client.bundle.Bundle;
import io.flock.client.cli.definition.TaskFiles;
import io.flock.client.cli.network.ConnectionOptions;
import io.flock.client.cli.output.OutputOption;
import io.flock.client.cli.output.Plain;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.error.ExitClass;
import io.flock.sdk.content.IpfsClient;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flock bundle publish}. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description = "Stores and pins a bundle's canonical bytes; a definition names them by CID and digest.",
        footer = {"", "Example:", "  flock bundle publish bundle.json"})
final class BundlePublishCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "task bundle, JSON")
    private Path file;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOption output;

    BundlePublishCommand() {}

    @Override
    public Integer call() {
        Bundle bundle = TaskFiles.bundle(file);
        try (IpfsClient content = connection.contentClient()) {
            ContentRef ref = content.put(bundle.canonicalBytes());
            output.print(
                    ref,
                    List.of(
                            "stored " + Plain.text(bundle.name()),
                            "cid      " + ref.cid(),
                            "digest   " + ref.digest()));
        }
        return ExitClass.SUCCESS.status();
    }
}
