package io.flock.testnet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.attack.Attack;
import io.flock.client.participant.TaskSnapshot;
import io.flock.testnet.demo.report.DemoResult;
import io.flock.testnet.demo.report.ParticipantResult;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole task through gateway, chaincode, content node and participants, from an empty folder to the audit. */
class DemoScenarioTest {
    private static final Audience NOBODY = new Audience() {
        @Override
        public void tell(String what) {}

        @Override
        public void see(TaskSnapshot snapshot, double accuracy) {}

        @Override
        public void close() {}
    };

    @TempDir
    private Path folder;

    private DemoResult play(String name) throws InterruptedException {
        DemoOptions options = new DemoOptions(5, 1, Attack.SIGN_FLIP, 2, 11, Duration.ofMillis(50));
        return new DemoRun(options, folder.resolve(name), NOBODY).play();
    }

    @Test
    void sameSeed_givesTheSameModelsDrawsAndPayouts_andACleanAudit() throws InterruptedException {
        DemoResult first = play("first");
        DemoResult second = play("second");

        assertThat(first.ending()).isEqualTo("COMPLETED");
        assertThat(first.auditDifferences()).isEmpty();
        assertThat(first.moneyConserved()).isTrue();
        assertThat(first.accuracy()).isGreaterThan(first.initialAccuracy());
        assertThat(first.honest()).noneMatch(ParticipantResult::lost);

        assertThat(second.globalModelDigests()).isEqualTo(first.globalModelDigests());
        assertThat(second.rounds()).isEqualTo(first.rounds());
        assertThat(second.participants()).isEqualTo(first.participants());
    }
}
