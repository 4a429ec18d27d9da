package io.flock.testnet.network;

import io.flock.testnet.fabric.channel.Definition;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code flock network deploy}. */
@Command(
        name = "deploy",
        mixinStandardHelpOptions = true,
        description = {
            "Starts the chaincode processes anew with this program's classes; with a new version,",
            "installs, approves and commits it for all organisations too. The ledger stays."
        },
        footer = {"", "Example:", "  flock network deploy --chaincode-version 1.1"})
final class DeployCommand extends ChaincodeChange {
    @Option(
            names = "--chaincode-version",
            paramLabel = "VERSION",
            description = "as the channel shall call it (default: the one that it has)")
    private Optional<String> version = Optional.empty();

    DeployCommand() {}

    @Override
    String command() {
        return "deploy";
    }

    @Override
    String wanted(Definition before) {
        return version.orElse(before.version());
    }
}
