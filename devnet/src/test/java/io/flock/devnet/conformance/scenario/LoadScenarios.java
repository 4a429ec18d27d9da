package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Many at once. */
final class LoadScenarios {
    private static final int WRITERS = 4;
    private static final int INCREMENTS = 5;
    private static final int ATTEMPTS = 200;

    private LoadScenarios() {}

    static List<Scenario> all() {
        return List.of(scenario("load/writers on one key, with retries", LoadScenarios::increments));
    }

    private static void increments(Stage stage) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(WRITERS);
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        try {
            for (int writer = 0; writer < WRITERS; writer++) {
                int gateway = writer % 3 + 1;
                writers.add(CompletableFuture.runAsync(() -> write(stage, gateway), pool));
            }
            for (CompletableFuture<Void> writer : writers) {
                writer.get(10, TimeUnit.MINUTES);
            }
        } finally {
            pool.shutdownNow();
        }
        stage.note("value", stage.client(1).evaluate("get", stage.key("a")));
        stage.note("history", stage.client(1).evaluate("history", stage.key("a")));
    }

    private static void write(Stage stage, int gateway) {
        for (int increment = 0; increment < INCREMENTS; increment++) {
            int attempt = 0;
            while (!succeeds(stage.client(gateway).submit("increment", stage.key("a")))) {
                if (++attempt == ATTEMPTS) {
                    throw new IllegalStateException("no increment in " + ATTEMPTS + " attempts");
                }
            }
        }
    }

    private static boolean succeeds(JsonObject outcome) {
        JsonElement commit = outcome.get("commit");
        return commit != null && commit.getAsString().equals("VALID");
    }
}
