package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.identity.Credentials;
import io.flock.devnet.conformance.stage.Stage;
import java.util.List;

/** What a contract learns about its transaction. */
final class ContextScenarios {
    private ContextScenarios() {}

    static List<Scenario> all() {
        return List.of(
                scenario("context/arguments arrive as they are", ContextScenarios::arguments),
                scenario(
                        "context/channel name",
                        stage -> stage.note("channel", stage.client(1).evaluate("channel"))),
                scenario("context/creator and attributes", ContextScenarios::creator),
                scenario("context/transient data of an evaluation", ContextScenarios::transients),
                scenario("context/transient data of a submission", ContextScenarios::transientSubmission),
                scenario("context/a client at another organisation's gateway", ContextScenarios::guest));
    }

    private static void arguments(Stage stage) {
        stage.note("many", stage.client(1).evaluate("echo", "a", "", " b ", "é\uD83D\uDE00"));
        stage.note("none", stage.client(1).evaluate("echo"));
    }

    private static void creator(Stage stage) {
        Credentials clerk = stage.authority(2)
                .request("clerk")
                .unit("client")
                .attributes("{\"attrs\":{\"department\":\"claims\"}}")
                .issue();
        stage.note("with the attribute", stage.actor(2, clerk).evaluate("creator", "department"));
        stage.note("without", stage.actor(2, clerk).evaluate("creator", "other"));
        stage.note("submitted", stage.actor(2, clerk).submit("creator", "department"));
    }

    private static void transients(Stage stage) {
        stage.note(
                "own organisation",
                stage.client(1)
                        .call("transient")
                        .withTransient("b", "2")
                        .withTransient("a", "1")
                        .evaluate());
        stage.note("none", stage.client(1).evaluate("transient"));
    }

    private static void transientSubmission(Stage stage) {
        stage.note(
                "submit",
                stage.client(1)
                        .call("putTransient", stage.key("a"))
                        .withTransient("value", "secret")
                        .submit());
        stage.note("get", stage.client(2).evaluate("get", stage.key("a")));
        stage.note(
                "named organisations",
                stage.client(1)
                        .call("putTransient", stage.key("b"))
                        .withTransient("value", "secret")
                        .by("Org2MSP", "Org3MSP")
                        .submit());
    }

    private static void guest(Stage stage) {
        stage.note("evaluate", stage.actor(3, stage.credentials(1)).evaluate("creator", "x"));
        stage.note("submit", stage.actor(3, stage.credentials(1)).submit("put", stage.key("a"), "1"));
    }
}
