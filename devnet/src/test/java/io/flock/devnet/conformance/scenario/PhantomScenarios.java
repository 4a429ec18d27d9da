package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.stage.Actor;
import io.flock.devnet.conformance.stage.Endorsement;
import io.flock.devnet.conformance.stage.Stage;
import java.util.Arrays;
import java.util.List;

/** Transactions that read a range in which something changes before they commit. */
final class PhantomScenarios {
    private PhantomScenarios() {}

    static List<Scenario> all() {
        return List.of(
                scenario("phantom/few keys", PhantomScenarios::few),
                scenario("phantom/empty range", PhantomScenarios::empty),
                scenario("phantom/enough keys for a summary", stage -> many(stage, 60, 0)),
                scenario("phantom/more keys than a batch, all read", stage -> many(stage, 150, 0)),
                scenario("phantom/more keys than a batch, stopped early", PhantomScenarios::stopped),
                scenario("phantom/keys of a page", PhantomScenarios::page),
                scenario("phantom/a stale key is found before a stale range", PhantomScenarios::both),
                scenario("phantom/composite keys", PhantomScenarios::composite));
    }

    /** The reader of a range is endorsed before the change and submitted after it. */
    private static void around(Stage stage, String name, int limit, String... change) {
        Endorsement reader = stage.client(1)
                .call("rangeThenPut", stage.key("k"), stage.key("l"), String.valueOf(limit), stage.key("written"), name)
                .endorse();
        submit(stage, change);
        stage.note(name, reader.submit().get("commit"));
    }

    private static void submit(Stage stage, String... change) {
        String[] arguments = Arrays.copyOfRange(change, 1, change.length);
        for (int i = 0; i < arguments.length; i += 2) {
            arguments[i] = stage.key(arguments[i]);
        }
        stage.client(1).submit(change[0], arguments);
    }

    private static void few(Stage stage) {
        submit(stage, "put", "k1", "1", "k3", "3", "k5", "5");
        around(stage, "nothing changed", 0, "put", "z", "1");
        around(stage, "inserted", 0, "put", "k2", "2");
        around(stage, "updated", 0, "put", "k3", "x");
        around(stage, "same value again", 0, "put", "k3", "x");
        around(stage, "deleted", 0, "del", "k3");
        around(stage, "absent key deleted", 0, "del", "k3");
        around(stage, "inserted before all", 0, "put", "k0", "0");
        around(stage, "inserted at the end, which is out", 0, "put", "l", "0");
        around(stage, "behind where the client stopped", 1, "put", "k9", "9");
    }

    private static void empty(Stage stage) {
        around(stage, "still empty", 0, "put", "z", "1");
        around(stage, "first key", 0, "put", "k1", "1");
    }

    private static void many(Stage stage, int count, int limit) {
        stage.client(1).submit("putMany", stage.key("k"), String.valueOf(count));
        around(stage, "nothing changed", limit, "put", "z", "1");
        around(stage, "first updated", limit, "put", "k0000", "x");
        around(stage, "middle updated", limit, "put", "k0030", "x");
        around(stage, "last updated", limit, "put", "k%04d".formatted(count - 1), "x");
        around(stage, "inserted in the middle", limit, "put", "k0030x", "x");
        around(stage, "appended", limit, "put", "k%04d".formatted(count), "x");
        around(stage, "last deleted", limit, "del", "k%04d".formatted(count));
    }

    /** The peer has read one key more than a batch holds; that one is the end of what the reader has seen. */
    private static void stopped(Stage stage) {
        stage.client(1).submit("putMany", stage.key("k"), "150");
        around(stage, "nothing changed", 10, "put", "z", "1");
        around(stage, "behind the client, in the batch", 10, "put", "k0050", "x");
        around(stage, "last of the batch", 10, "put", "k0099", "x");
        around(stage, "one more than the batch", 10, "put", "k0100", "x");
        around(stage, "two more than the batch", 10, "put", "k0101", "x");
        around(stage, "inserted right behind", 10, "put", "k0100x", "x");
        around(stage, "inserted right before", 10, "put", "k0099x", "x");
    }

    private static void page(Stage stage) {
        submit(stage, "put", "k1", "1", "k3", "3", "k5", "5", "k7", "7");
        for (String[] change : List.of(
                new String[] {"nothing changed", "z"},
                new String[] {"updated in the page", "k3"},
                new String[] {"bookmark updated", "k5"},
                new String[] {"inserted before the bookmark", "k4"},
                new String[] {"behind the page", "k9"})) {
            Endorsement reader = stage.client(1)
                    .call("page", stage.key("k"), stage.key("l"), "2", "")
                    .endorse();
            submit(stage, "put", change[1], "x");
            stage.note(change[0], reader.submit().get("commit"));
        }
    }

    private static void both(Stage stage) {
        Actor client = stage.client(1);
        submit(stage, "put", "k1", "1", "a", "1");
        Endorsement reader = client.call(
                        "rangeAndGet", stage.key("k"), stage.key("l"), "0", stage.key("a"), stage.key("written"), "x")
                .endorse();
        submit(stage, "put", "k2", "2", "a", "2");
        stage.note("both stale", reader.submit().get("commit"));
    }

    private static void composite(Stage stage) {
        Actor client = stage.client(1);
        String type = stage.key("type");
        client.submit("putComposite", "1", type, "a", "1");
        for (String attribute : List.of("a", "b")) {
            Endorsement reader = client.call("compositesThenPut", stage.key("written"), "x", type, "a")
                    .endorse();
            client.submit("putComposite", "1", type, attribute, "2");
            stage.note("inserted below " + attribute, reader.submit().get("commit"));
        }
    }
}
