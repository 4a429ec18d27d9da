package io.flock.client.cli.knowledge;

import io.flock.client.cli.command.LedgerCall;
import io.flock.client.knowledge.DocumentText;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.knowledge.KnowledgeBounds;
import io.flock.protocol.marketplace.knowledge.request.ProposeKnowledge;
import io.flock.sdk.FlockClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock knowledge propose}. */
@Command(
        name = "propose",
        mixinStandardHelpOptions = true,
        description = {
            "Stores a document and proposes it to a model's knowledge base.",
            "Its deposit comes back unless voters of two organisations are clearly against it."
        },
        footer = {"", "Example:", "  flock knowledge propose digits-reader reading.md --licence CC-BY-4.0"})
final class KnowledgeProposeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "the listing's id")
    private ListingId id;

    @Parameters(paramLabel = "FILE", description = "UTF-8 text")
    private Path file;

    @Option(names = "--title", paramLabel = "TEXT", description = "default: the file's name")
    private Optional<String> title;

    @Option(
            names = "--licence",
            required = true,
            paramLabel = "TEXT",
            description = "under which it may be shown: SPDX expression or a name")
    private String licence;

    @Mixin
    private LedgerCall ledger;

    KnowledgeProposeCommand() {}

    @Override
    public Integer call() {
        return ledger.connected((flock, content) -> {
            byte[] bytes = bytes(flock);
            DocumentText.of(bytes, file.toString());
            ContentRef ref = content.put(bytes);
            ledger.print(
                    flock.knowledge()
                            .propose(new ProposeKnowledge(
                                    id,
                                    ref,
                                    bytes.length,
                                    title.orElse(file.getFileName().toString()),
                                    licence,
                                    Optional.empty()))
                            .run(),
                    "document " + ref.digest() + " is proposed to " + id);
        });
    }

    private byte[] bytes(FlockClient flock) {
        KnowledgeBounds bounds =
                flock.governance().parameters().run().marketBounds().knowledgeBounds();
        try {
            if (Files.size(file) > bounds.maxBytes()) {
                throw new FlockException(
                        ErrorCode.DATA_INVALID,
                        file + " has " + Files.size(file) + " bytes, a document at most " + bounds.maxBytes(),
                        "propose its parts");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.DATA_INVALID, "can't read " + file + ": " + e, "check that the file exists", e);
        }
    }
}
