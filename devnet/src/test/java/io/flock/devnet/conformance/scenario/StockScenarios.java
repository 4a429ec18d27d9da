package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.devnet.conformance.Await;
import io.flock.devnet.conformance.ChaincodeDefinition;
import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.stage.Call;
import io.flock.devnet.conformance.stage.Stage;
import java.util.Comparator;
import java.util.List;

/** A chaincode written with the contract API, on the shim's own server: one organisation's, which is enough for it. */
final class StockScenarios {
    private static final String ORGANISATION = "Org2MSP";
    private static final String CHAINCODE = ChaincodeDefinition.SOLO;

    private StockScenarios() {}

    static List<Scenario> all() {
        // One scenario, since the shim searches the class path for contracts whenever it starts.
        return List.of(scenario("stock/annotated contracts on the shim's own server", StockScenarios::annotated));
    }

    private static void annotated(Stage stage) throws Exception {
        stage.network().stopChaincode(ORGANISATION, CHAINCODE);
        stage.network().startStockChaincode(ORGANISATION, CHAINCODE);
        try {
            Await.until(
                    "the stock chaincode to answer",
                    () -> call(stage, "isOf", ORGANISATION).evaluate().has("result"));
            play(stage);
        } finally {
            stage.network().stopChaincode(ORGANISATION, CHAINCODE);
            stage.network().startChaincode(ORGANISATION, CHAINCODE);
            Await.until(
                    "the usual chaincode to answer",
                    () -> call(stage, "echo", "x").evaluate().has("result"));
        }
    }

    private static void play(Stage stage) {
        String key = stage.key("a");
        stage.note("submitted", call(stage, "keep", key, "pear", "3").submit());
        stage.note("evaluated", call(stage, "look", key).evaluate());
        stage.note("by the contract's name", call(stage, "stock:look", key).evaluate());
        stage.note(
                "a number",
                call(stage, "count", "{\"name\":\"fig\",\"count\":7}").evaluate());
        stage.note("a truth", call(stage, "isOf", "Org3MSP").evaluate());
        stage.note("refused", call(stage, "refuse", stage.key("b")).evaluate());
        stage.note(
                "refused when submitted", call(stage, "refuse", stage.key("b")).submit());
        stage.note("not written", call(stage, "look", stage.key("b")).evaluate());
        stage.note("stumbled", call(stage, "stumble").submit());
        stage.note("unknown function", call(stage, "burn").evaluate());
        stage.note("unknown contract", call(stage, "nobody:look", key).evaluate());
        stage.note("an argument too few", call(stage, "keep", key, "pear").submit());
        stage.note("no number", call(stage, "keep", key, "pear", "many").submit());
        stage.note(
                "metadata",
                inOrder(call(stage, "org.hyperledger.fabric:GetMetadata").evaluate()));
    }

    /** The functions by their names: the shim lists them as the Java machine does, in another order now and then. */
    private static JsonObject inOrder(JsonObject seen) {
        if (seen.has("result")) {
            JsonObject metadata =
                    JsonParser.parseString(seen.get("result").getAsString()).getAsJsonObject();
            JsonObject contracts = metadata.getAsJsonObject("contracts");
            for (String contract : contracts.keySet()) {
                JsonArray sorted = new JsonArray();
                contracts.getAsJsonObject(contract).getAsJsonArray("transactions").asList().stream()
                        .sorted(Comparator.comparing(function ->
                                function.getAsJsonObject().get("name").getAsString()))
                        .forEach(sorted::add);
                contracts.getAsJsonObject(contract).add("transactions", sorted);
            }
            seen.addProperty("result", metadata.toString());
        }
        return seen;
    }

    private static Call call(Stage stage, String function, String... arguments) {
        return stage.client(2).call(function, arguments).on(CHAINCODE);
    }
}
