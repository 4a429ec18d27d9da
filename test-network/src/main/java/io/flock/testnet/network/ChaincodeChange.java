package io.flock.testnet.network;

import com.google.gson.JsonObject;
import io.flock.client.cli.output.OutputOption;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.fabric.Deployment;
import io.flock.testnet.fabric.channel.Definition;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** Commands that change the chaincode of a network on Fabric, while it runs and may have tasks under way. */
abstract class ChaincodeChange implements Callable<Integer> {
    private static final String GRAMMAR = "[0-9A-Za-z][0-9A-Za-z._-]{0,31}";

    @Mixin
    private HomeOption home;

    @Mixin
    private OutputOption output;

    /** As it is on the command line. */
    abstract String command();

    /** The version that the channel shall have. */
    abstract String wanted(Definition before);

    @Override
    public Integer call() throws InterruptedException {
        Deployment deployment =
                new StateFolder(home.home()).requireFabric(command()).deployment();
        Definition before = deployment
                .current()
                .orElseThrow(() -> new FlockException(
                        ErrorCode.CONFIGURATION_INVALID,
                        "the channel has no chaincode yet",
                        "finish the start with 'flock network up'"));
        String wanted = wanted(before);
        if (!wanted.matches(GRAMMAR)) {
            throw new FlockException(
                    ErrorCode.USAGE, "'" + wanted + "' is no version", "give letters, digits, points, _ and -");
        }
        output.err().println("starting the chaincode processes …");
        output.err().flush();
        Definition now = deployment.deploy(wanted);
        JsonObject json = new JsonObject();
        json.addProperty("version", now.version());
        json.addProperty("sequence", now.sequence());
        json.addProperty("committed", !now.equals(before));
        output.print(
                json,
                List.of((now.equals(before) ? "started anew: version " : "deployed: version ") + now.version()
                        + ", sequence " + now.sequence()));
        return ExitClass.SUCCESS.status();
    }
}
