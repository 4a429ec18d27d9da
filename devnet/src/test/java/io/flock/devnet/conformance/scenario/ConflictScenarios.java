package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.stage.Actor;
import io.flock.devnet.conformance.stage.Endorsement;
import io.flock.devnet.conformance.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmittedTransaction;

/** Transactions that read a key which another one writes. */
final class ConflictScenarios {
    private ConflictScenarios() {}

    static List<Scenario> all() {
        return List.of(
                scenario("conflict/key changed between endorsement and commit", ConflictScenarios::changed),
                scenario("conflict/the same value written again", ConflictScenarios::sameValue),
                scenario("conflict/absent key created", ConflictScenarios::created),
                scenario("conflict/key deleted", ConflictScenarios::deleted),
                scenario("conflict/deleted and created anew", ConflictScenarios::recreated),
                scenario("conflict/an invalid transaction changes no version", ConflictScenarios::invalidWriter),
                scenario("conflict/blind writes win in order", ConflictScenarios::blind),
                scenario("conflict/reader and writer in flight together", ConflictScenarios::together),
                scenario("conflict/another key of the same chaincode", ConflictScenarios::otherKey),
                scenario("conflict/readers only", ConflictScenarios::readers));
    }

    /** The reader is endorsed before the step and submitted after it. */
    private static void around(Stage stage, String name, Runnable step) {
        Endorsement reader = stage.client(1)
                .call("getThenPut", stage.key("read"), stage.key("written"), name)
                .endorse();
        step.run();
        stage.note(name, reader.submit());
        stage.note(name + ", state", stage.client(1).evaluate("get", stage.key("written")));
    }

    private static void changed(Stage stage) {
        Actor client = stage.client(1);
        client.submit("put", stage.key("read"), "1");
        around(stage, "changed", () -> client.submit("put", stage.key("read"), "2"));
        around(stage, "unchanged", () -> {});
    }

    private static void sameValue(Stage stage) {
        Actor client = stage.client(1);
        client.submit("put", stage.key("read"), "1");
        around(stage, "same value", () -> client.submit("put", stage.key("read"), "1"));
    }

    private static void created(Stage stage) {
        around(stage, "still absent", () -> {});
        around(stage, "created", () -> stage.client(1).submit("put", stage.key("read"), "1"));
    }

    private static void deleted(Stage stage) {
        stage.client(1).submit("put", stage.key("read"), "1");
        around(stage, "deleted", () -> stage.client(1).submit("del", stage.key("read")));
        around(stage, "deleted again", () -> stage.client(1).submit("del", stage.key("read")));
    }

    private static void recreated(Stage stage) {
        stage.client(1).submit("put", stage.key("read"), "1");
        around(stage, "anew", () -> {
            stage.client(1).submit("del", stage.key("read"));
            stage.client(1).submit("put", stage.key("read"), "1");
        });
    }

    private static void invalidWriter(Stage stage) {
        Actor client = stage.client(1);
        client.submit("put", stage.key("read"), "1");
        around(
                stage,
                "reader",
                () -> stage.note(
                        "under-endorsed writer",
                        client.call("put", stage.key("read"), "2").by("Org1MSP").submit()));
    }

    private static void blind(Stage stage) {
        Actor client = stage.client(1);
        Endorsement first = client.call("put", stage.key("a"), "first").endorse();
        Endorsement second = client.call("put", stage.key("a"), "second").endorse();
        stage.note("second", second.submit());
        stage.note("first", first.submit());
        stage.note("get", client.evaluate("get", stage.key("a")));
        stage.note("history", client.evaluate("history", stage.key("a")));
    }

    /** Nearly always in one block; in two the outcome is the same. */
    private static void together(Stage stage) throws Exception {
        Actor client = stage.client(1);
        client.submit("put", stage.key("a"), "0");
        List<SubmittedTransaction> submitted = new ArrayList<>();
        for (Endorsement endorsement : List.of(
                client.call("increment", stage.key("a")).endorse(),
                client.call("increment", stage.key("a")).endorse(),
                client.call("put", stage.key("a"), "7").endorse(),
                client.call("get", stage.key("a")).endorse())) {
            submitted.add(endorsement.transaction().submitAsync());
        }
        for (SubmittedTransaction transaction : submitted) {
            Status status = transaction.getStatus();
            stage.settle(status.getTransactionId());
            stage.note("code", status.getCode().name());
        }
        stage.note("get", client.evaluate("get", stage.key("a")));
    }

    private static void otherKey(Stage stage) {
        stage.client(1).submit("put", stage.key("read"), "1");
        around(stage, "other key", () -> stage.client(1).submit("put", stage.key("other"), "1"));
    }

    private static void readers(Stage stage) {
        Actor client = stage.client(1);
        client.submit("put", stage.key("a"), "1");
        Endorsement first = client.call("get", stage.key("a")).endorse();
        Endorsement second = client.call("get", stage.key("a")).endorse();
        stage.note("first", first.submit());
        stage.note("second", second.submit());
    }
}
