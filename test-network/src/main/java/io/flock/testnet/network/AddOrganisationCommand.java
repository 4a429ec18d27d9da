package io.flock.testnet.network;

import com.google.gson.JsonObject;
import io.flock.client.cli.output.OutputOption;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.identity.OrganisationId;
import io.flock.testnet.fabric.FabricNetwork;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flock network add-org}. */
@Command(
        name = "add-org",
        mixinStandardHelpOptions = true,
        description = {
            "Lets a further organisation join the network while it runs: a majority of the organisations admits it to",
            "the channel, its peer, chaincode process and content node start, and governance makes it a member. Tasks",
            "that are under way go on. Broken off, the same command ends it."
        },
        footer = {"", "Example:", "  flock network add-org Org4MSP"})
final class AddOrganisationCommand implements Callable<Integer> {
    @Mixin
    private HomeOption home;

    @Mixin
    private OutputOption output;

    @Parameters(paramLabel = "MSP", description = "its MSP id, as Org4MSP; its users are called as the first one's")
    private OrganisationId organisation;

    AddOrganisationCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        FabricNetwork network =
                new StateFolder(home.home()).requireFabric("add to").add(organisation, this::tell);
        int number = network.layout().member(organisation).orElseThrow().number();
        JsonObject json = new JsonObject();
        json.addProperty("organisation", organisation.text());
        json.addProperty("number", number);
        json.addProperty("nodes", network.nodes().size());
        output.print(
                json,
                List.of("added: " + organisation + ", number " + number + " of the consortium; "
                        + network.nodes().size() + " processes"));
        return ExitClass.SUCCESS.status();
    }

    private void tell(String what) {
        output.err().println(what + " …");
        output.err().flush();
    }
}
