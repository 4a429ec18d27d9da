package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.stage.Actor;
import io.flock.devnet.conformance.stage.Stage;
import java.util.List;

/** Single keys. */
final class StateScenarios {
    private StateScenarios() {}

    static List<Scenario> all() {
        return List.of(
                scenario("state/put, get, delete, get", StateScenarios::putGetDelete),
                scenario("state/an absent key reads as empty", StateScenarios::absent),
                scenario("state/an empty value deletes the key", StateScenarios::emptyValue),
                scenario("state/a transaction does not see its own writes", StateScenarios::ownWrites),
                scenario("state/the last write of a transaction wins", StateScenarios::lastWrite),
                scenario("state/evaluate changes nothing", StateScenarios::evaluateOnly),
                scenario("state/deleting an absent key is valid", StateScenarios::deleteAbsent),
                scenario("state/values are bytes, quotes and newlines stay", StateScenarios::oddText),
                scenario("state/every organisation has the result", StateScenarios::everywhere));
    }

    private static void putGetDelete(Stage stage) {
        Actor client = stage.client(1);
        String key = stage.key("a");
        stage.note("put", client.submit("put", key, "one"));
        stage.note("get", client.evaluate("get", key));
        stage.note("delete", client.submit("del", key));
        stage.note("get after delete", client.evaluate("getSize", key));
    }

    private static void absent(Stage stage) {
        stage.note("size", stage.client(1).evaluate("getSize", stage.key("never written")));
    }

    private static void emptyValue(Stage stage) {
        Actor client = stage.client(1);
        client.submit("put", stage.key("a"), "1", stage.key("b"), "2");
        stage.note("put empty", client.submit("put", stage.key("a"), ""));
        stage.note("range", client.evaluate("range", stage.key(""), stage.key("~"), "0"));
        stage.note("history", client.evaluate("history", stage.key("a")));
    }

    private static void ownWrites(Stage stage) {
        Actor client = stage.client(1);
        client.submit("put", stage.key("a"), "before");
        stage.note("put then get", client.submit("putThenGet", stage.key("a"), "after"));
        stage.note("delete then get", client.submit("delThenGet", stage.key("a")));
        client.submit("put", stage.key("b"), "1");
        stage.note(
                "put then range",
                client.submit("putThenRange", stage.key("c"), "2", stage.key(""), stage.key("~"), "0"));
    }

    private static void lastWrite(Stage stage) {
        Actor client = stage.client(1);
        stage.note("put twice", client.submit("putTwice", stage.key("a"), "first", "second"));
        stage.note("get", client.evaluate("get", stage.key("a")));
        stage.note("put then delete", client.submit("putThenDel", stage.key("a"), "third"));
        stage.note("size", client.evaluate("getSize", stage.key("a")));
        stage.note("history", client.evaluate("history", stage.key("a")));
    }

    private static void evaluateOnly(Stage stage) {
        stage.note("put", stage.client(1).evaluate("put", stage.key("a"), "1"));
        stage.note("size", stage.client(1).evaluate("getSize", stage.key("a")));
    }

    private static void deleteAbsent(Stage stage) {
        stage.note("delete", stage.client(1).submit("del", stage.key("a")));
        stage.note("history", stage.client(1).evaluate("history", stage.key("a")));
    }

    private static void oddText(Stage stage) {
        Actor client = stage.client(1);
        stage.note("put", client.submit("put", stage.key("a"), "\"é\u20ac\uD83D\uDE00\"\n|\\"));
        stage.note("get", client.evaluate("get", stage.key("a")));
    }

    private static void everywhere(Stage stage) {
        stage.note("put", stage.client(2).submit("put", stage.key("a"), "shared"));
        for (int organisation = 1; organisation <= 3; organisation++) {
            stage.note("get at " + organisation, stage.client(organisation).evaluate("get", stage.key("a")));
        }
    }
}
