package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.stage.Actor;
import io.flock.devnet.conformance.stage.Stage;
import java.util.List;

/** Ranges of keys. */
final class RangeScenarios {
    private RangeScenarios() {}

    static List<Scenario> all() {
        return List.of(
                scenario("range/sizes 0, 1, 100, 101, 250", RangeScenarios::sizes),
                scenario("range/early stop", RangeScenarios::earlyStop),
                scenario("range/start is in, end is out", RangeScenarios::bounds),
                scenario("range/keys are ordered by UTF-8 bytes", RangeScenarios::order),
                scenario("range/deleted keys are gone", RangeScenarios::deleted),
                scenario("range/a start with a null character is refused", RangeScenarios::nullStart));
    }

    private static void sizes(Stage stage) {
        Actor client = stage.client(1);
        client.submit("putMany", stage.key(""), "250");
        for (int size : List.of(0, 1, 100, 101, 250)) {
            String end = stage.key("%04d".formatted(size));
            stage.note(size + " results, evaluated", client.evaluate("range", stage.key(""), end, "0"));
            stage.note(
                    size + " results, submitted",
                    client.submit("rangeThenPut", stage.key(""), end, "0", stage.key("z"), "1"));
        }
    }

    private static void earlyStop(Stage stage) {
        Actor client = stage.client(1);
        client.submit("putMany", stage.key(""), "150");
        for (int limit : List.of(1, 99, 100, 101, 149, 150)) {
            stage.note(
                    "stop after " + limit,
                    client.submit(
                            "rangeThenPut",
                            stage.key(""),
                            stage.key("~"),
                            String.valueOf(limit),
                            "elsewhere " + stage.key(""),
                            "1"));
        }
    }

    private static void bounds(Stage stage) {
        Actor client = stage.client(1);
        client.submit("put", stage.key("a"), "1", stage.key("b"), "2", stage.key("c"), "3");
        stage.note("a to c", client.evaluate("range", stage.key("a"), stage.key("c"), "0"));
        stage.note("b to b", client.evaluate("range", stage.key("b"), stage.key("b"), "0"));
        stage.note("c to a", client.evaluate("range", stage.key("c"), stage.key("a"), "0"));
        stage.note("between keys", client.evaluate("range", stage.key("a1"), stage.key("b1"), "0"));
    }

    /** U+FFEE sorts after the surrogates of U+1F600 in UTF-16, but before it in UTF-8. */
    private static void order(Stage stage) {
        Actor client = stage.client(1);
        for (String name : List.of("\uD83D\uDE00", "\uFFEE", "é", "z", "A", "\u007F", "\u0080")) {
            client.submit("put", stage.key(name), "1");
        }
        stage.note(
                "all",
                client.evaluate(
                        "range",
                        stage.key(""),
                        stage.key(new String(Character.toChars(Character.MAX_CODE_POINT))),
                        "0"));
    }

    private static void deleted(Stage stage) {
        Actor client = stage.client(1);
        client.submit("put", stage.key("a"), "1", stage.key("b"), "2", stage.key("c"), "3");
        client.submit("del", stage.key("b"));
        stage.note("rest", client.evaluate("range", stage.key(""), stage.key("~"), "0"));
    }

    private static void nullStart(Stage stage) {
        stage.note("range", stage.client(1).evaluate("range", "\u0000x", "\u0000y", "0"));
        stage.note("put", stage.client(1).evaluate("put", "\u0000x", "1"));
    }
}
