package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.stage.Actor;
import io.flock.devnet.conformance.stage.Stage;
import java.util.List;

/** Contracts that fail. */
final class FailureScenarios {
    private FailureScenarios() {}

    static List<Scenario> all() {
        return List.of(
                scenario("failure/error response", stage -> both(stage, "fail", "CODE|what \"it\" was|é\nnext line")),
                scenario("failure/error response after a write", FailureScenarios::afterWrite),
                scenario(
                        "failure/chaincode exception",
                        stage -> both(stage, "throwChaincodeException", "CODE|text", "payload")),
                scenario("failure/other exception", stage -> both(stage, "throwRuntime", "unexpected")),
                scenario("failure/unknown function", stage -> both(stage, "noSuchFunction")),
                scenario("failure/wrong argument", stage -> both(stage, "get")),
                scenario("failure/own status codes", FailureScenarios::statuses),
                scenario("failure/at one organisation only", FailureScenarios::oneOrganisation),
                scenario("failure/empty message", stage -> both(stage, "fail", "")));
    }

    private static void both(Stage stage, String function, String... arguments) {
        stage.note("evaluate", stage.client(1).evaluate(function, arguments));
        stage.note("submit", stage.client(1).submit(function, arguments));
    }

    private static void afterWrite(Stage stage) {
        both(stage, "putThenFail", stage.key("a"), "1", "no");
        stage.note("size", stage.client(1).evaluate("getSize", stage.key("a")));
    }

    private static void statuses(Stage stage) {
        for (String status : List.of("200", "400", "500")) {
            String key = stage.key(status);
            stage.note(status + " evaluated", stage.client(1).evaluate("status", status, "message", key));
            stage.note(status + " submitted", stage.client(1).submit("status", status, "message", key));
            stage.note(status + " state", stage.client(1).evaluate("getSize", key));
        }
    }

    private static void oneOrganisation(Stage stage) {
        for (String organisation : List.of("Org1MSP", "Org2MSP", "Org3MSP")) {
            Actor client = stage.client(1);
            stage.note(
                    "submit, refused at " + organisation,
                    client.submit("failOn", organisation, stage.key(organisation), "1"));
            stage.note(
                    "evaluate, refused at " + organisation,
                    client.evaluate("failOn", organisation, stage.key(organisation), "1"));
        }
    }
}
