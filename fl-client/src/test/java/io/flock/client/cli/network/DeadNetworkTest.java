package io.flock.client.cli.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Millionths;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeadNetworkTest {
    private final NetworkHome home = new NetworkHome(Path.of("networks/mine"));

    private static NetworkFile network(long pid, long startedAt) {
        GovernanceParameters parameters =
                new GovernanceParameters(20, 60, 2_592_000, 256, 1_000, Millionths.of(250_000), true).forFounding();
        return new NetworkFile(
                pid,
                startedAt,
                "flock",
                "flock",
                List.of("http://127.0.0.1:5001"),
                new FoundingDocument(List.of(OrganisationId.parse("Org1MSP")), parameters, List.of()),
                List.of(AccountId.of("Org1MSP", "user1")),
                Optional.empty());
    }

    @Test
    void networkWhoseProcessHasDied_isRefused_andHowToStartItIsSaid() throws Exception {
        Process died = new ProcessBuilder("sleep", "600").start();
        long start = KnownProcess.startOf(died.toHandle());
        died.destroyForcibly().waitFor();

        assertThatThrownBy(() -> home.requireAlive(network(died.pid(), start)))
                .isInstanceOfSatisfying(FlockException.class, e -> {
                    assertThat(e.is(ErrorCode.CONNECTION_FAILED)).isTrue();
                    assertThat(e.what()).contains("process " + died.pid() + " has died");
                    assertThat(e.todo()).contains("flock network up --home networks/mine");
                });
    }

    @Test
    void networkThatLives_orIsOfSeveralProcesses_isCalled() {
        ProcessHandle self = ProcessHandle.current();

        assertThatCode(() -> home.requireAlive(network(self.pid(), KnownProcess.startOf(self))))
                .doesNotThrowAnyException();
        assertThatCode(() -> home.requireAlive(network(0, 0))).doesNotThrowAnyException();
    }
}
