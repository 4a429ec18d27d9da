package io.flock.testnet.consortium;

import com.google.gson.JsonObject;
import io.flock.client.cli.output.OutputOption;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.archive.ChaincodePackage;
import io.flock.testnet.archive.PackagedConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flock network package}. */
@Command(
        name = "package",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the chaincode package that peers install, and says under which id they will know it.",
            "Label and options alone decide its bytes: every organisation makes the same package."
        },
        footer = {"", "Example:", "  flock network package --label flock_1.0 --file flock.tar.gz"})
public final class PackageCommand implements Callable<Integer> {
    @Option(
            names = "--label",
            paramLabel = "LABEL",
            defaultValue = "flock_1.0",
            description = "name of the package (default: ${DEFAULT-VALUE})")
    private String label;

    @Option(
            names = "--address",
            paramLabel = "HOST:PORT",
            defaultValue = PackagedConnection.ANY_ADDRESS,
            description = "where every peer reaches its chaincode process; a field in double braces is filled from the"
                    + " peer's CHAINCODE_AS_A_SERVICE_BUILDER_CONFIG (default: ${DEFAULT-VALUE})")
    private String address;

    @Option(
            names = "--no-tls",
            description = "plain connections: only where peer and process share a machine or a closed network")
    private boolean plain;

    @Option(names = "--file", paramLabel = "FILE", description = "where to write it (default: LABEL.tar.gz)")
    private Optional<Path> file;

    @Mixin
    private OutputOption output;

    PackageCommand() {}

    @Override
    public Integer call() {
        ChaincodePackage made = ChaincodePackage.of(label, new PackagedConnection(address, !plain));
        Path target = file.orElse(Path.of(label + ".tar.gz"));
        try {
            Files.write(target, made.bytes());
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE, "can't write " + target + ": " + e, "name another with --file");
        }
        JsonObject json = new JsonObject();
        json.addProperty("file", target.toString());
        json.addProperty("label", made.label());
        json.addProperty("packageId", made.id());
        output.print(json, List.of("package  " + target, "label    " + made.label(), "id       " + made.id()));
        return ExitClass.SUCCESS.status();
    }
}
