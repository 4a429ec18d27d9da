package io.flock.testnet.consortium;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.flock.client.cli.output.OutputOption;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flock network founding make}. */
@Command(
        name = "make",
        mixinStandardHelpOptions = true,
        description = "Writes a founding document and prints its digest.",
        footer = {
            "",
            "Example: two organisations, peers that allow a clock to be 60 s off",
            "  flock network founding make --organisation Org1MSP --organisation Org2MSP"
                    + " --grant Org1MSP::User1@org1.example.com=1000 --parameter clockWindowSeconds=60"
        })
final class FoundingMakeCommand implements Callable<Integer> {
    @Option(
            names = "--organisation",
            paramLabel = "MSPID",
            required = true,
            description = "a member, by its MSP id; repeat for each")
    private List<OrganisationId> organisations;

    @Option(
            names = "--grant",
            paramLabel = "ACCOUNT=FLOCK",
            description = "what an account begins with, as Org1MSP::User1@org1.example.com=1000; repeat for each")
    private Map<AccountId, Amount> grants = new LinkedHashMap<>();

    @Option(
            names = "--parameter",
            paramLabel = "NAME=VALUE",
            description = "a governance parameter, as clockWindowSeconds=60; the others have their defaults"
                    + " (docs/reference/parameters.md)")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            defaultValue = "founding.json",
            description = "a new file (default: ${DEFAULT-VALUE})")
    private Path file;

    @Mixin
    private OutputOption output;

    FoundingMakeCommand() {}

    @Override
    public Integer call() {
        FoundingDocument document = new FoundingDocument(
                organisations,
                governance(),
                grants.entrySet().stream()
                        .map(grant -> new Grant(grant.getKey(), grant.getValue()))
                        .toList());
        new FoundingFile(file).write(document);
        new FoundingSummary(file, document).print(output);
        return ExitClass.SUCCESS.status();
    }

    /** Laid over the defaults by name, so that every parameter that there is can be given. */
    private GovernanceParameters governance() {
        JsonObject fields = JsonParser.parseString(Json.write(GovernanceParameters.defaults()))
                .getAsJsonObject();
        parameters.forEach((name, value) -> {
            if (!fields.has(name)) {
                throw new FlockException(
                        ErrorCode.USAGE, "there is no parameter " + name, "use one of " + fields.keySet());
            }
            try {
                boolean text = fields.get(name).getAsJsonPrimitive().isString();
                fields.add(name, JsonParser.parseString(text ? '"' + value + '"' : value));
            } catch (JsonParseException e) {
                throw new FlockException(ErrorCode.USAGE, name + " can't be '" + value + "'", "see its default");
            }
        });
        return Json.read(fields.toString(), GovernanceParameters.class).forFounding();
    }
}
