package io.flock.testnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {
    @TempDir
    private Path parent;

    private Path folder() throws IOException {
        Path folder = Files.createDirectories(parent.resolve("demo/network/keys"))
                .getParent()
                .getParent();
        Files.writeString(folder.resolve("network/keys/user1.pem"), "key");
        return folder;
    }

    @Test
    void closedFolder_isGone() throws IOException {
        TemporaryFolder folder = new TemporaryFolder(folder());

        folder.close();

        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void interruptedProgram_leavesNoFolder_andEndsFirstWhatWorksInIt() throws IOException {
        TemporaryFolder folder = new TemporaryFolder(folder());
        List<Boolean> thereAtTheEnd = new ArrayList<>();
        folder.whenInterrupted(() -> thereAtTheEnd.add(Files.exists(folder.path())));

        folder.interrupted();

        assertThat(thereAtTheEnd).containsExactly(true);
        assertThat(parent).isEmptyDirectory();
    }
}
