package io.flock.testnet.consortium;

import io.flock.client.cli.output.OutputOption;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.FoundingDocument;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock network founding check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Shows what a founding document says and its digest; exit status 3 when it can't be used.",
        footer = {"", "Example:", "  flock network founding check founding.json --digest 5d41…"})
final class FoundingCheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the document")
    private Path file;

    @Option(names = "--digest", paramLabel = "HEX", description = "the digest that the others told you")
    private Optional<String> expected;

    @Mixin
    private OutputOption output;

    FoundingCheckCommand() {}

    @Override
    public Integer call() {
        FoundingDocument document = new FoundingFile(file).read();
        Optional<Digest> told = expected.map(Digest::parse);
        if (told.isPresent() && !told.get().equals(document.digest())) {
            throw new FlockException(
                    ErrorCode.FOUNDING_MISMATCH,
                    "the digest of " + file + " is " + document.digest() + ", not " + told.get(),
                    "ask the others for the document that they agreed to");
        }
        new FoundingSummary(file, document).print(output);
        return ExitClass.SUCCESS.status();
    }
}
