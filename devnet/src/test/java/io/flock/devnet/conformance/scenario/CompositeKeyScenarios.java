package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.stage.Actor;
import io.flock.devnet.conformance.stage.Stage;
import java.util.List;

/** Composite keys. */
final class CompositeKeyScenarios {
    private CompositeKeyScenarios() {}

    static List<Scenario> all() {
        return List.of(
                scenario("composite/by type and by first attributes", CompositeKeyScenarios::partial),
                scenario("composite/simple ranges don't see them", CompositeKeyScenarios::apart),
                scenario("composite/attributes up to the last code point", CompositeKeyScenarios::highAttributes),
                scenario("composite/a prefix of an attribute is not a match", CompositeKeyScenarios::wholeAttributes));
    }

    private static void partial(Stage stage) {
        Actor client = stage.client(1);
        String type = stage.key("car");
        client.submit("putComposite", "1", type, "red", "a");
        client.submit("putComposite", "2", type, "red", "b");
        client.submit("putComposite", "3", type, "blue", "a");
        client.submit("putComposite", "4", stage.key("boat"), "red", "a");
        stage.note("by type", client.evaluate("composites", type));
        stage.note("by type and colour", client.evaluate("composites", type, "red"));
        stage.note("whole key", client.evaluate("composites", type, "red", "a"));
        stage.note("none", client.evaluate("composites", type, "green"));
    }

    private static void apart(Stage stage) {
        Actor client = stage.client(1);
        client.submit("putComposite", "1", stage.key("type"), "a");
        client.submit("put", stage.key("b"), "2");
        stage.note("simple range", client.evaluate("range", stage.key(""), stage.key("~"), "0"));
        stage.note("from the very start", client.evaluate("range", "", "\u0002", "0"));
    }

    private static void highAttributes(Stage stage) {
        Actor client = stage.client(1);
        String type = stage.key("type");
        client.submit("putComposite", "1", type, "a", "\uFFEE");
        client.submit("putComposite", "2", type, "a", "\uD83D\uDE00");
        stage.note("all", client.evaluate("composites", type, "a"));
    }

    private static void wholeAttributes(Stage stage) {
        Actor client = stage.client(1);
        String type = stage.key("type");
        client.submit("putComposite", "1", type, "red", "a");
        client.submit("putComposite", "2", type, "redder", "a");
        stage.note("red", client.evaluate("composites", type, "red"));
        stage.note("re", client.evaluate("composites", type, "re"));
    }
}
