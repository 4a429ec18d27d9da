package io.flock.devnet.conformance.stage;

import com.google.gson.JsonObject;
import io.flock.devnet.conformance.Await;
import io.flock.devnet.conformance.ChaincodeDefinition;

/** Waits until a network that was disturbed serves every gateway again, so that the next scenario finds it whole. */
final class Recovery {
    private Recovery() {}

    static void await(Stage stage) throws Exception {
        for (int gateway = 1; gateway <= 3; gateway++) {
            Actor client = stage.client(gateway);
            // Only if every organisation endorses do all gateways know all peers.
            Await.until("gateway " + gateway + " to serve", () -> {
                JsonObject unanimous = client.call("put", stage.key("recovery"), "x")
                        .on(ChaincodeDefinition.UNANIMOUS)
                        .submit();
                return unanimous.has("commit")
                        && client.call("echo", "x")
                                .by("Org1MSP", "Org2MSP", "Org3MSP")
                                .endorse()
                                .outcome()
                                .has("result");
            });
        }
    }
}
