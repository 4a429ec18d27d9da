package io.flock.testnet.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.cli.network.NetworkHome;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    @TempDir
    private Path folder;

    private StateFolder state() {
        return new StateFolder(new NetworkHome(folder.resolve("home")));
    }

    private void write(String file) throws IOException {
        Path path = folder.resolve("home").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "{}");
    }

    @Test
    void emptyFolder_meansDevnet_unlessAnotherEngineIsAskedFor() {
        assertThat(state().engine(Optional.empty())).isEqualTo(Engine.DEVNET);
        assertThat(state().engine(Optional.of(Engine.FABRIC))).isEqualTo(Engine.FABRIC);
    }

    @Test
    void nodeCommands_withoutANetwork_sayHowToMakeOne() {
        assertThatThrownBy(() -> state().requireFabric("kill")).isInstanceOfSatisfying(FlockException.class, e -> {
            assertThat(e.is(ErrorCode.CONFIGURATION_INVALID)).isTrue();
            assertThat(e.todo()).contains("flock network up --engine fabric");
        });
    }

    @Test
    void cleaning_removesWhatNetworksLeave_andTheFolder() throws IOException {
        write("network.json");
        write("fabric/nodes/peer1/log");
        write("network/peerOrganizations/a");
        write("secrets/Org1MSP/user1.secret");
        write("journals/Org1MSP/user1.jsonl");

        assertThat(state().clean()).isEmpty();

        assertThat(folder).isEmptyDirectory();
        assertThat(state().clean()).as("a second time").isEmpty();
    }

    @Test
    void cleaning_leavesWhatIsNotOurs() throws IOException {
        write("network.json");
        write("notes/mine.txt");
        write("vouchers-Org1MSP-user1");

        assertThat(state().clean()).containsExactly("notes", "vouchers-Org1MSP-user1");

        assertThat(folder.resolve("home/notes/mine.txt")).exists();
        assertThat(folder.resolve("home/network.json")).doesNotExist();
    }
}
