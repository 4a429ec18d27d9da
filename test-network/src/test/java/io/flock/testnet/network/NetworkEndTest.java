package io.flock.testnet.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.cli.network.NetworkHome;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkEndTest {
    @TempDir
    private Path folder;

    private NetworkHome home;

    @BeforeEach
    void home() {
        home = new NetworkHome(folder);
    }

    @Test
    void networkThatIsStarting_isEnded() throws Exception {
        Process starting = new ProcessBuilder("sleep", "600").start();
        try {
            StartingProcess.write(home, starting.toHandle());

            NetworkEnd end = NetworkEnd.of(new StateFolder(home));

            assertThat(end.text()).isEqualTo("ended process " + starting.pid() + ", which was starting");
            assertThat(end.processes()).isEqualTo(1);
            assertThat(starting.isAlive()).isFalse();
            assertThat(StartingProcess.find(home)).isEmpty();
        } finally {
            starting.destroyForcibly();
        }
    }

    @Test
    void startThatDied_isNoNetwork() throws Exception {
        Process starting = new ProcessBuilder("true").start();
        StartingProcess.write(home, starting.toHandle());
        assertThat(starting.waitFor()).isZero();

        assertThat(NetworkEnd.of(new StateFolder(home)).text()).isEqualTo("no network runs");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void damagedDescription_hindersNobodyFromRemovingWhatDoesNotRun() throws Exception {
        damage("network/channels/flock/lock");

        assertThat(NetworkEnd.beforeRemoving(new StateFolder(home)).text()).isEqualTo("no network runs");
    }

    @Test
    void damagedDescription_isToldAsSuch() throws Exception {
        damage("network/channels/flock/lock");

        assertThatThrownBy(() -> NetworkEnd.of(new StateFolder(home)))
                .isInstanceOfSatisfying(FlockException.class, e -> {
                    assertThat(e.is(ErrorCode.STATE_FOLDER_UNUSABLE)).isTrue();
                    assertThat(e.what()).contains("network.json is damaged");
                    assertThat(e.todo()).contains("remove the file");
                });
    }

    /** A lock is the program's: another one has to hold it. */
    @Test
    void damagedDescriptionOfARunningNetwork_keepsItFromBeingRemoved() throws Exception {
        Path lock = damage("network/channels/flock/lock");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        lock.toString())
                .start();
        try {
            assertThat(other.getInputStream().read()).isEqualTo('.');

            assertThatThrownBy(() -> NetworkEnd.beforeRemoving(new StateFolder(home)))
                    .isInstanceOfSatisfying(FlockException.class, e -> {
                        assertThat(e.is(ErrorCode.STATE_FOLDER_UNUSABLE)).isTrue();
                        assertThat(e.todo()).contains("fuser " + lock);
                    });
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    private Path damage(String lock) throws IOException {
        Files.writeString(folder.resolve("network.json"), "{\"pid\":");
        Path file = folder.resolve(lock);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }
}
