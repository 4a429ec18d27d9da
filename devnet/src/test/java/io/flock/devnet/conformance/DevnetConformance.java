package io.flock.devnet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.devnet.conformance.embedded.EmbeddedNetwork;
import io.flock.devnet.conformance.record.CanonicalJson;
import io.flock.devnet.conformance.record.KeptRecord;
import io.flock.devnet.conformance.record.KnownDifferences;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plays a part of the catalogue on the development network. What it shows must equal what a real network showed; the few
 * differences that are meant are written down, each with its reason, and hold as exactly as the rest.
 */
@Tag("scenario")
abstract class DevnetConformance {
    @TempDir
    static Path folder;

    private static ShimLog shimLog;
    private static EmbeddedNetwork network;
    private static Player player;
    private static KeptRecord fabric;
    private static KnownDifferences differences;

    @BeforeAll
    static void start() throws Exception {
        shimLog = ShimLog.listen();
        fabric = KeptRecord.ofLastRealRun();
        differences = KnownDifferences.load();
        network = EmbeddedNetwork.start(folder);
        player = new Player(network);
    }

    /** Which part. */
    abstract List<Scenario> part();

    @TestFactory
    Stream<DynamicTest> scenarios() {
        return part().stream().map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> compare(scenario)));
    }

    private static void compare(Scenario scenario) throws Exception {
        String expected = CanonicalJson.text(differences
                .of(scenario.name())
                .or(() -> fabric.of(scenario.name()))
                .orElseThrow());
        assertThat(CanonicalJson.text(player.play(scenario))).isEqualTo(expected);
    }

    @AfterAll
    static void end() {
        if (player != null) {
            player.close();
        }
        if (network != null) {
            network.close();
        }
        shimLog.close();
        assertThat(shimLog.dropped()).isEmpty();
    }
}
