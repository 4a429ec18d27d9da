package io.flock.client.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void lookingWhetherItCanBeWritten_leavesWhatIsThere() throws IOException {
        Path file = Files.writeString(folder.resolve("demo.html"), "old");

        assertThat(new WholeFile(file).isWritable()).isTrue();
        assertThat(file).hasContent("old");
        assertThat(new WholeFile(folder).isWritable()).isFalse();
        assertThat(new WholeFile(file.resolve("below-a-file.html")).isWritable())
                .isFalse();
        assertThat(new WholeFile(folder.resolve("missing/demo.html")).isWritable())
                .isFalse();
    }

    @Test
    void writing_replacesTheFile_andLeavesNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("demo.html"), "old");

        new WholeFile(file).write(bytes("new"));

        assertThat(file).hasContent("new");
        assertThat(folder.toFile().list()).containsExactly("demo.html");
    }

    @Test
    void linkedFile_isWrittenWhereItLies() throws IOException {
        Path file = Files.writeString(folder.resolve("real.html"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("demo.html"), file);

        new WholeFile(link).write(bytes("new"));

        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void whatCantBeWritten_leavesNothing() {
        assertThatThrownBy(() -> new WholeFile(folder).write(bytes("new"))).isInstanceOf(IOException.class);
        assertThat(folder).isEmptyDirectory();
    }
}
