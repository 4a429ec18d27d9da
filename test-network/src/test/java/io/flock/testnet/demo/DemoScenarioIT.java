package io.flock.testnet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.attack.Attack;
import io.flock.client.participant.TaskSnapshot;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.VoteMode;
import io.flock.testnet.Machine;
import io.flock.testnet.demo.report.DemoResult;
import io.flock.testnet.demo.report.ParticipantResult;
import io.flock.testnet.fabric.Consensus;
import io.flock.testnet.fabric.FabricNetwork;
import io.flock.testnet.fabric.NodeStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The demo on Fabric's own processes comes to what it comes to on the development network. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoScenarioIT {
    private static final DemoOptions OPTIONS = new DemoOptions(
            6,
            1,
            Attack.SIGN_FLIP,
            2,
            11,
            Duration.ofMillis(200),
            AggregationRule.fedavg(),
            VoteMode.ATTRIBUTED,
            DemoScope.ALLIANCE,
            1);

    private DemoResult onDevnet;

    @BeforeAll
    void playOnDevnet(@TempDir Path folder) throws InterruptedException {
        onDevnet = new DemoRun(OPTIONS, folder, new SilentAudience()).play();
    }

    @Test
    void threeRaftOrderers_giveTheSameModelsDrawsAndPayouts(@TempDir Path folder) throws InterruptedException {
        isAsOnDevnet(
                new DemoRun(OPTIONS, folder, new SilentAudience(), NetworkStart.fabric(Machine::onTwoJdks)).play());
    }

    @Test
    void fourBftOrderers_ofWhichOneIsKilled_giveTheSame_andStatusNamesIt(@TempDir Path folder)
            throws InterruptedException {
        KillingAudience audience = new KillingAudience(folder);

        DemoResult result = new DemoRun(
                        OPTIONS,
                        folder,
                        audience,
                        NetworkStart.fabric(network -> Machine.onTwoJdks(network.withConsensus(Consensus.BFT))))
                .play();

        assertThat(audience.notWell).containsExactly("orderer1");
        isAsOnDevnet(result);
    }

    private void isAsOnDevnet(DemoResult result) {
        assertThat(result.engine()).isEqualTo("fabric");
        assertThat(result.ending()).isEqualTo("COMPLETED");
        assertThat(result.auditDifferences()).isEmpty();
        assertThat(result.moneyConserved()).isTrue();
        assertThat(result.honest()).noneMatch(ParticipantResult::lost);
        assertThat(result.globalModelDigests()).isEqualTo(onDevnet.globalModelDigests());
        assertThat(result.rounds()).isEqualTo(onDevnet.rounds());
        assertThat(result.participants()).isEqualTo(onDevnet.participants());
    }

    /** Kills the orderer that leads first, while the first proposals are committed. */
    private static final class KillingAudience extends SilentAudience {
        private final Path folder;
        private final List<String> notWell = new ArrayList<>();

        KillingAudience(Path folder) {
            this.folder = folder;
        }

        @Override
        public synchronized void see(TaskSnapshot snapshot, double accuracy) {
            if (!notWell.isEmpty() || snapshot.task().phase().phase() != Phase.PROPOSE_COMMIT) {
                return;
            }
            try {
                FabricNetwork network = FabricNetwork.open(folder).orElseThrow();
                network.kill("orderer1");
                network.status().stream()
                        .filter(node -> !node.isWell())
                        .map(NodeStatus::name)
                        .forEach(notWell::add);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
