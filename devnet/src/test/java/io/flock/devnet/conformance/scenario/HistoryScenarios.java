package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.stage.Actor;
import io.flock.devnet.conformance.stage.Endorsement;
import io.flock.devnet.conformance.stage.Stage;
import java.util.List;

/** The history of a key. */
final class HistoryScenarios {
    private HistoryScenarios() {}

    static List<Scenario> all() {
        return List.of(
                scenario("history/newest first, with deletes", HistoryScenarios::deletes),
                scenario("history/invalid transactions leave no trace", HistoryScenarios::invalid),
                scenario("history/a key that never was", HistoryScenarios::none),
                scenario("history/more entries than a batch", HistoryScenarios::batches),
                scenario("history/reading it is not checked at commit", HistoryScenarios::unchecked));
    }

    private static void deletes(Stage stage) {
        Actor client = stage.client(1);
        String key = stage.key("a");
        client.submit("put", key, "one");
        client.submit("del", key);
        client.submit("put", key, "two");
        client.submit("put", key, "two");
        stage.note("history", client.evaluate("history", key));
    }

    private static void invalid(Stage stage) {
        Actor client = stage.client(1);
        String key = stage.key("a");
        client.submit("put", key, "one");
        Endorsement stale = client.call("getThenPut", key, key, "lost").endorse();
        client.submit("put", key, "two");
        stage.note("stale write", stale.submit());
        stage.note("history", client.evaluate("history", key));
    }

    private static void none(Stage stage) {
        stage.note("history", stage.client(1).evaluate("history", stage.key("never")));
    }

    /** 101 puts in blocks of ten: more than the peer sends at once. */
    private static void batches(Stage stage) throws Exception {
        Actor client = stage.client(1);
        String key = stage.key("a");
        Burst.of(client, 101, number -> new String[] {"put", key, "same"}).submitAll();
        stage.note("history", client.evaluate("history", key));
    }

    private static void unchecked(Stage stage) {
        Actor client = stage.client(1);
        client.submit("put", stage.key("a"), "1");
        Endorsement reader = client.call("historyThenPut", stage.key("a"), stage.key("b"), "x")
                .endorse();
        client.submit("put", stage.key("a"), "2");
        stage.note("reader of the old history", reader.submit());
    }
}
