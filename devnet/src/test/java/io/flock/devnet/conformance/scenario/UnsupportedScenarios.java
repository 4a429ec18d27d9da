package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.stage.Stage;
import java.util.List;

/** Requests that fail on this channel everywhere, or that an embedded network may refuse. */
final class UnsupportedScenarios {
    private UnsupportedScenarios() {}

    static List<Scenario> all() {
        return List.of(
                scenario("unsupported/query by selector", stage -> both(stage, "select", "{\"selector\":{}}")),
                scenario(
                        "unsupported/private data without a collection",
                        stage -> both(stage, "putPrivate", "collection", stage.key("a"), "1")),
                scenario(
                        "unsupported/private data read without a collection",
                        stage -> both(stage, "getPrivate", "collection", stage.key("a"))),
                scenario(
                        "unsupported/policy of a key that has none", stage -> both(stage, "keyPolicy", stage.key("a"))),
                scenario("unsupported/system chaincodes", UnsupportedScenarios::system));
    }

    private static void both(Stage stage, String function, String... arguments) {
        stage.note("evaluate", stage.client(1).evaluate(function, arguments));
        stage.note("submit", stage.client(1).submit(function, arguments));
    }

    private static void system(Stage stage) {
        for (String name : List.of("cscc", "_lifecycle")) {
            stage.note(name, stage.client(1).call("NoSuchFunction").on(name).evaluate());
        }
    }
}
