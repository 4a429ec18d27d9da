package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.stage.Actor;
import io.flock.devnet.conformance.stage.Stage;
import java.util.List;

/** Ranges by pages. */
final class PageScenarios {
    private PageScenarios() {}

    static List<Scenario> all() {
        return List.of(
                scenario("page/all pages, one after the other", PageScenarios::allPages),
                scenario("page/page size equals the number of keys", PageScenarios::exactFit),
                scenario("page/empty range", PageScenarios::empty),
                scenario("page/page larger than a batch", PageScenarios::large),
                scenario("page/write after a page", PageScenarios::writeAfter),
                scenario("page/page after a write", PageScenarios::pageAfter),
                scenario("page/page size of zero", PageScenarios::zero),
                scenario("page/composite keys", PageScenarios::composite));
    }

    private static String[] page(Stage stage, int size, String bookmark) {
        return new String[] {stage.key(""), stage.key("~"), String.valueOf(size), bookmark};
    }

    private static void allPages(Stage stage) {
        Actor client = stage.client(1);
        client.submit("putMany", stage.key(""), "7");
        stage.note("first", client.evaluate("page", page(stage, 3, "")));
        stage.note("second", client.evaluate("page", page(stage, 3, stage.key("0003"))));
        stage.note("third", client.evaluate("page", page(stage, 3, stage.key("0006"))));
        stage.note("bookmark between keys", client.evaluate("page", page(stage, 3, stage.key("0004x"))));
    }

    private static void exactFit(Stage stage) {
        stage.client(1).submit("putMany", stage.key(""), "3");
        stage.note("page", stage.client(1).evaluate("page", page(stage, 3, "")));
    }

    private static void empty(Stage stage) {
        stage.note("page", stage.client(1).evaluate("page", page(stage, 3, "")));
    }

    private static void large(Stage stage) {
        stage.client(1).submit("putMany", stage.key(""), "130");
        stage.note("page", stage.client(1).evaluate("page", page(stage, 120, "")));
    }

    private static void writeAfter(Stage stage) {
        Actor client = stage.client(1);
        client.submit("putMany", stage.key(""), "3");
        stage.note("submit", client.submit("pageThenPut", stage.key(""), stage.key("~"), "2", "", stage.key("x"), "1"));
        stage.note(
                "evaluate",
                client.evaluate("pageThenPut", stage.key(""), stage.key("~"), "2", "", stage.key("x"), "1"));
    }

    private static void pageAfter(Stage stage) {
        Actor client = stage.client(1);
        client.submit("putMany", stage.key(""), "3");
        stage.note("submit", client.submit("putThenPage", stage.key("x"), "1", stage.key(""), stage.key("~"), "2", ""));
    }

    private static void zero(Stage stage) {
        stage.client(1).submit("putMany", stage.key(""), "3");
        stage.note("page", stage.client(1).evaluate("page", page(stage, 0, "")));
    }

    private static void composite(Stage stage) {
        Actor client = stage.client(1);
        String type = stage.key("type");
        for (String name : List.of("a", "b", "c")) {
            client.submit("putComposite", name, type, "x", name);
        }
        stage.note("first", client.evaluate("compositePage", "2", "", type, "x"));
    }
}
