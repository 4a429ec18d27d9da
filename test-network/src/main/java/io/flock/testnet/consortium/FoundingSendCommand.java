package io.flock.testnet.consortium;

import com.google.gson.JsonObject;
import io.flock.client.cli.network.ConnectionOptions;
import io.flock.client.cli.output.OutputOption;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.sdk.FlockClient;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flock network founding send}. */
@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        description = {
            "Founds the consortium: as an administrator of one member, once for all.",
            "The same document again changes nothing."
        },
        footer = {
            "",
            "Example:",
            "  flock network founding send founding.json --profile connection-org1.json"
                    + " --identity users/Admin@org1.example.com/msp --channel mychannel"
        })
final class FoundingSendCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the document that the members agreed to")
    private Path file;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOption output;

    FoundingSendCommand() {}

    @Override
    public Integer call() {
        FoundingDocument document = new FoundingFile(file).read();
        try (FlockClient flock = connection.connect()) {
            flock.governance().found(document).run();
        }
        JsonObject json = new JsonObject();
        json.addProperty("digest", document.digest().hex());
        json.addProperty("minted", document.minted().format());
        output.print(
                json,
                List.of(
                        "founded with       " + document.digest().hex(),
                        "organisations      " + document.organisations(),
                        "minted             " + document.minted().format() + " FLOCK"));
        return ExitClass.SUCCESS.status();
    }
}
