package io.flock.devnet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.devnet.conformance.embedded.EmbeddedNetwork;
import io.flock.devnet.conformance.record.CanonicalJson;
import io.flock.devnet.conformance.record.KeptRecord;
import io.flock.devnet.conformance.record.KnownDifferences;
import io.flock.devnet.conformance.scenario.Catalogue;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Plays the catalogue on the development network. What it shows must equal what a real network showed; the few differences
 * that are meant are written down, each with its reason, and hold as exactly as the rest.
 *
 * <p>A scenario mostly waits for blocks to be cut, so several are played at once, each on a network that is its own
 * meanwhile.
 */
@Tag("scenario")
class DevnetConformanceTest {
    private static final int AT_ONCE = 8;

    @TempDir
    static Path folder;

    private static final Collection<EmbeddedNetwork> STARTED = new ConcurrentLinkedQueue<>();
    private static final BlockingQueue<Player> IDLE = new ArrayBlockingQueue<>(AT_ONCE);
    private static ShimLog shimLog;
    private static KeptRecord fabric;
    private static KnownDifferences differences;

    @BeforeAll
    static void start() throws Exception {
        shimLog = ShimLog.listen();
        fabric = KeptRecord.ofLastRealRun();
        differences = KnownDifferences.load();
        ExecutorService starting = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<Void>> starts = starting.invokeAll(IntStream.range(0, AT_ONCE)
                .mapToObj(i -> (Callable<Void>) () -> {
                    EmbeddedNetwork network = EmbeddedNetwork.start(folder.resolve("network" + i));
                    STARTED.add(network);
                    IDLE.add(new Player(network));
                    return null;
                })
                .toList());
        starting.shutdown();
        for (Future<Void> start : starts) {
            start.get();
        }
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> scenarios() {
        return Catalogue.all().stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> compare(scenario)));
    }

    private static void compare(Scenario scenario) throws Exception {
        String expected = CanonicalJson.text(differences
                .of(scenario.name())
                .or(() -> fabric.of(scenario.name()))
                .orElseThrow());
        Player player = IDLE.take();
        try {
            assertThat(CanonicalJson.text(player.play(scenario))).isEqualTo(expected);
        } finally {
            IDLE.add(player);
        }
    }

    @AfterAll
    static void end() {
        IDLE.forEach(Player::close);
        STARTED.forEach(EmbeddedNetwork::close);
        shimLog.close();
        assertThat(shimLog.dropped()).isEmpty();
    }
}
