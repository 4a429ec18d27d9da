package io.flock.testnet.network;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.fabric.channel.Definition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code flock network upgrade}. */
@Command(
        name = "upgrade",
        mixinStandardHelpOptions = true,
        description = {
            "Brings this program's chaincode to the channel as its next version: installs, approves and",
            "commits it for all organisations and starts their processes anew. The ledger stays, and tasks",
            "that are under way go on; calls wait for some seconds meanwhile."
        },
        footer = {"", "Example:", "  flock network upgrade 1.1"})
final class UpgradeCommand extends ChaincodeChange {
    @Parameters(paramLabel = "VERSION", description = "as the channel shall call it; another one than it has")
    private String version;

    UpgradeCommand() {}

    @Override
    String command() {
        return "upgrade";
    }

    @Override
    String wanted(Definition before) {
        if (version.equals(before.version())) {
            throw new FlockException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "the channel has version " + version + " already",
                    "give another version, or start the processes anew with 'flock network deploy'");
        }
        return version;
    }
}
