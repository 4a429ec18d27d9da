package io.flock.client.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.alliance.Phase;
import io.flock.protocol.identity.TaskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {
    @TempDir
    private Path folder;

    @Test
    void madeSecret_isItsOwnersAlone_andIsReadBackTheSame() throws IOException {
        Path file = folder.resolve("secrets/me.secret");
        TaskSecrets made = new TaskSecrets(SecretFile.create(file), "flock", TaskId.parse("task"));
        TaskSecrets read = new TaskSecrets(SecretFile.read(file), "flock", TaskId.parse("task"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(read.chain(3).tip()).isEqualTo(made.chain(3).tip());
        assertThat(read.salt(1, Phase.VOTE_COMMIT)).isEqualTo(made.salt(1, Phase.VOTE_COMMIT));
    }

    @Test
    void oldSecret_isNeverReplaced() throws IOException {
        Path file = folder.resolve("me.secret");
        SecretFile.create(file);
        String before = Files.readString(file);
        assertThatThrownBy(() -> SecretFile.create(file)).hasMessageStartingWith("STATE_FOLDER_UNUSABLE|");
        assertThat(Files.readString(file)).isEqualTo(before);
        assertThat(folder.toFile().list()).containsExactly("me.secret");
    }

    @Test
    void missingSecret_saysHowToMakeOne() {
        assertThatThrownBy(() -> SecretFile.read(folder.resolve("none")))
                .hasMessageStartingWith("SECRET_MISSING|")
                .hasMessageContaining("flock account secret");
    }

    @Test
    void secretThatOthersCanRead_isRefused() throws IOException {
        Path file = folder.resolve("me.secret");
        SecretFile.create(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> SecretFile.read(file))
                .hasMessageStartingWith("CONFIGURATION_INVALID|")
                .hasMessageContaining("chmod 600");
    }

    @Test
    void fileWithoutSecret_isRefused() throws IOException {
        Path file = folder.resolve("me.secret");
        SecretFile.create(file);
        Files.writeString(file, "hello\n");
        assertThatThrownBy(() -> SecretFile.read(file))
                .hasMessageContaining("64 hex digits")
                .hasMessageContaining("restore it from its backup")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("chmod"));
    }
}
