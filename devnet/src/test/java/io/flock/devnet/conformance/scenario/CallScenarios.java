package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import io.flock.devnet.conformance.ChaincodeDefinition;
import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.stage.Actor;
import io.flock.devnet.conformance.stage.Stage;
import java.util.List;

/** Chaincode that calls chaincode. */
final class CallScenarios {
    private CallScenarios() {}

    static List<Scenario> all() {
        return List.of(
                scenario("call/writes go to the callee's namespace", CallScenarios::namespaces),
                scenario("call/own chaincode by name", CallScenarios::self),
                scenario("call/callee fails", CallScenarios::failure),
                scenario("call/callee is not defined", CallScenarios::absent),
                scenario("call/callee is defined but not installed", CallScenarios::ghost),
                scenario("call/another channel", CallScenarios::otherChannel),
                scenario("call/same channel named", CallScenarios::sameChannel),
                scenario("call/the callee's policy counts too", CallScenarios::policy));
    }

    private static void namespaces(Stage stage) {
        Actor client = stage.client(1);
        stage.note(
                "put in both",
                client.submit(
                        "callThenPut",
                        stage.key("a"),
                        "mine",
                        ChaincodeDefinition.OTHER,
                        "put",
                        stage.key("a"),
                        "theirs"));
        stage.note("caller's", client.evaluate("get", stage.key("a")));
        stage.note(
                "callee's",
                client.call("get", stage.key("a")).on(ChaincodeDefinition.OTHER).evaluate());
        stage.note("read through", client.evaluate("call", ChaincodeDefinition.OTHER, "", "get", stage.key("a")));
    }

    private static void self(Stage stage) {
        stage.note("echo", stage.client(1).submit("call", ChaincodeDefinition.PROBE, "", "echo", "x"));
        stage.note("put", stage.client(1).submit("call", ChaincodeDefinition.PROBE, "", "put", stage.key("a"), "1"));
        stage.note("get", stage.client(1).evaluate("get", stage.key("a")));
    }

    private static void failure(Stage stage) {
        stage.note("evaluate", stage.client(1).evaluate("call", ChaincodeDefinition.OTHER, "", "fail", "NO|callee"));
        stage.note("submit", stage.client(1).submit("call", ChaincodeDefinition.OTHER, "", "fail", "NO|callee"));
        stage.note("throws", stage.client(1).evaluate("call", ChaincodeDefinition.OTHER, "", "throwRuntime", "bang"));
    }

    private static void absent(Stage stage) {
        stage.note("evaluate", stage.client(1).evaluate("call", ChaincodeDefinition.ABSENT, "", "echo"));
        stage.note("submit", stage.client(1).submit("call", ChaincodeDefinition.ABSENT, "", "echo"));
    }

    private static void ghost(Stage stage) {
        stage.note("evaluate", stage.client(1).evaluate("call", ChaincodeDefinition.GHOST, "", "echo"));
    }

    private static void otherChannel(Stage stage) {
        stage.note("evaluate", stage.client(1).evaluate("call", ChaincodeDefinition.OTHER, "elsewhere", "get", "a"));
    }

    private static void sameChannel(Stage stage) {
        stage.note(
                "put",
                stage.client(1).submit("call", ChaincodeDefinition.OTHER, stage.channel(), "put", stage.key("a"), "1"));
        stage.note(
                "get",
                stage.client(1)
                        .call("get", stage.key("a"))
                        .on(ChaincodeDefinition.OTHER)
                        .evaluate());
    }

    private static void policy(Stage stage) {
        stage.note(
                "left to the gateway",
                stage.client(1).submit("call", ChaincodeDefinition.UNANIMOUS, "", "put", stage.key("a"), "1"));
        stage.note(
                "endorsed by two",
                stage.client(1)
                        .call("call", ChaincodeDefinition.UNANIMOUS, "", "put", stage.key("b"), "1")
                        .by("Org1MSP", "Org2MSP")
                        .submit());
    }
}
