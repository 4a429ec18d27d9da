package io.flock.testnet.consortium;

import com.google.gson.Gson;
import io.flock.client.cli.output.OutputOption;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.governance.request.Found;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flock network founding argument}: for those who found with the peer's own command line. */
@Command(
        name = "argument",
        mixinStandardHelpOptions = true,
        description = "Prints the argument of 'peer chaincode invoke -c' that founds the consortium.",
        footer = {
            "",
            "Example:",
            "  flock network founding argument founding.json",
            "  peer chaincode invoke … -c \"$(flock network founding argument founding.json)\""
        })
final class FoundingArgumentCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the document")
    private Path file;

    @Mixin
    private OutputOption output;

    FoundingArgumentCommand() {}

    @Override
    public Integer call() {
        String request = Json.write(new Found(new FoundingFile(file).read()));
        // the peer's own form: one line, the request a text inside it
        output.out().println(new Gson().toJson(Map.of("Args", List.of("governance:Found", request))));
        output.out().flush();
        return ExitClass.SUCCESS.status();
    }
}
