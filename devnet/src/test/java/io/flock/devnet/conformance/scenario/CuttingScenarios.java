package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import io.flock.devnet.conformance.Batching;
import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.stage.Stage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hyperledger.fabric.client.Status;

/** How the orderer cuts blocks: by count, by bytes, by time. */
final class CuttingScenarios {
    private static final int ATTEMPTS = 20;

    private CuttingScenarios() {}

    static List<Scenario> all() {
        return List.of(
                scenario("cutting/by count", CuttingScenarios::count),
                scenario("cutting/by bytes", CuttingScenarios::bytes),
                scenario("cutting/by time", CuttingScenarios::time),
                scenario("cutting/a large transaction has a block of its own", CuttingScenarios::large),
                scenario("cutting/a transaction that is too large", CuttingScenarios::tooLarge));
    }

    /** Sizes of the blocks in which the burst's transactions came, in order. */
    private static Collection<Long> sizes(List<Status> statuses) {
        return statuses.stream()
                .collect(Collectors.groupingBy(Status::getBlockNumber, TreeMap::new, Collectors.counting()))
                .values();
    }

    /** Repeats the burst until the machine was fast enough for the wanted blocks; says whether that came about. */
    private static void until(
            Stage stage, String what, int count, IntFunction<String[]> calls, Predicate<Collection<Long>> wanted)
            throws Exception {
        boolean seen = false;
        for (int attempt = 0; attempt < ATTEMPTS && !seen; attempt++) {
            seen = wanted.test(sizes(Burst.of(stage.client(1), count, calls).submitAll()));
        }
        stage.note(what, String.valueOf(seen));
    }

    private static void count(Stage stage) throws Exception {
        Map<String, Long> largest = new TreeMap<>();
        until(
                stage,
                "a block of " + Batching.MAX_MESSAGES + " is seen",
                2 * Batching.MAX_MESSAGES + 2,
                number -> new String[] {"put", stage.key("a" + number), "1"},
                sizes -> {
                    long max = sizes.stream().mapToLong(Long::longValue).max().orElseThrow();
                    largest.merge("largest", max, Math::max);
                    return max == Batching.MAX_MESSAGES;
                });
        stage.note("largest", largest.get("largest"));
    }

    /** Each transaction is a little more than a third of the preferred size, so two fit in a block. */
    private static void bytes(Stage stage) throws Exception {
        String size = String.valueOf(Batching.PREFERRED_BYTES / 3);
        Map<String, Long> largest = new TreeMap<>();
        until(
                stage,
                "a block of two is seen",
                6,
                number -> new String[] {"putSized", stage.key("a" + number), size},
                sizes -> {
                    long max = sizes.stream().mapToLong(Long::longValue).max().orElseThrow();
                    largest.merge("largest", max, Math::max);
                    return max == 2;
                });
        stage.note("largest", largest.get("largest"));
    }

    private static void time(Stage stage) throws Exception {
        List<Status> alone = Burst.of(stage.client(1), 1, number -> new String[] {"put", stage.key("a"), "1"})
                .submitAll();
        stage.note("a single transaction", alone.get(0).getCode().name());
        long next = stage.client(1)
                .call("put", stage.key("b"), "1")
                .endorse()
                .transaction()
                .submitAsync()
                .getStatus()
                .getBlockNumber();
        stage.note("blocks from it to the next", next - alone.get(0).getBlockNumber());
    }

    private static void large(Stage stage) throws Exception {
        String size = String.valueOf(Batching.PREFERRED_BYTES * 3 / 2);
        List<Status> statuses = Burst.of(
                        stage.client(1),
                        3,
                        number -> number == 1
                                ? new String[] {"putSized", stage.key("large"), size}
                                : new String[] {"put", stage.key("small" + number), "1"})
                .submitAll();
        stage.note(
                "codes",
                statuses.stream()
                        .map(status -> status.getCode().name())
                        .toList()
                        .toString());
        long own = statuses.get(1).getBlockNumber();
        stage.note(
                "shares its block",
                String.valueOf(statuses.get(0).getBlockNumber() == own
                        || statuses.get(2).getBlockNumber() == own));
    }

    private static void tooLarge(Stage stage) {
        String size = String.valueOf(Batching.ABSOLUTE_BYTES);
        stage.note("submit", stage.client(1).submit("putSized", stage.key("a"), size));
        stage.note("state", stage.client(1).evaluate("getSize", stage.key("a")));
        String fits = String.valueOf(Batching.ABSOLUTE_BYTES - 16 * 1024);
        stage.note("a little smaller", stage.client(1).submit("putSized", stage.key("a"), fits));
        stage.note("its state", stage.client(1).evaluate("getSize", stage.key("a")));
    }
}
