package io.flock.devnet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.flock.devnet.conformance.fabric.FabricNetwork;
import io.flock.devnet.conformance.record.CanonicalJson;
import io.flock.devnet.conformance.record.KeptRecord;
import io.flock.devnet.conformance.scenario.Catalogue;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plays the catalogue on a real Fabric network, found through {@code FABRIC_HOME} or the {@code PATH}, and compares
 * with the kept record. With {@code -Dconformance.record=true} the run becomes the new record instead.
 */
class FabricConformanceIT {
    private static final boolean RECORDING = Boolean.getBoolean("conformance.record");
    private static final int ORDERERS = Integer.getInteger("conformance.orderers", 1);

    @TempDir
    static Path folder;

    private static ShimLog shimLog;
    private static FabricNetwork network;
    private static Player player;
    private static KeptRecord record;

    @BeforeAll
    static void start() throws Exception {
        shimLog = ShimLog.listen();
        network = FabricNetwork.start(folder, ORDERERS);
        player = new Player(network);
        record = RECORDING ? KeptRecord.empty(network.version()) : KeptRecord.ofLastRealRun();
    }

    @TestFactory
    Stream<DynamicTest> scenarios() {
        return Catalogue.all().stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> compareOrRecord(scenario)));
    }

    private static void compareOrRecord(Scenario scenario) throws Exception {
        JsonObject played = player.play(scenario);
        if (RECORDING) {
            record.put(scenario.name(), played);
        } else {
            assertThat(record.of(scenario.name()).map(CanonicalJson::text)).contains(CanonicalJson.text(played));
        }
    }

    @AfterAll
    static void end() throws Exception {
        if (player != null) {
            player.close();
        }
        if (network != null) {
            network.close();
        }
        shimLog.close();
        assertThat(shimLog.dropped()).isEmpty();
        if (RECORDING) {
            record.save();
        }
    }
}
