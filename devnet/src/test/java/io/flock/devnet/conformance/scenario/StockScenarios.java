package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import io.flock.devnet.conformance.Await;
import io.flock.devnet.conformance.ChaincodeDefinition;
import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.stage.Call;
import io.flock.devnet.conformance.stage.Stage;
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
        stage.note("metadata", call(stage, "org.hyperledger.fabric:GetMetadata").evaluate());
    }

    private static Call call(Stage stage, String function, String... arguments) {
        return stage.client(2).call(function, arguments).on(CHAINCODE);
    }
}
