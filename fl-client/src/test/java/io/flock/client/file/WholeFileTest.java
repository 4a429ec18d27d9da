package io.flock.client.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
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

        assertThat(WholeFile.of(file).isWritable()).isTrue();
        assertThat(file).hasContent("old");
        assertThat(WholeFile.of(folder).isWritable()).isFalse();
        assertThat(WholeFile.of(file.resolve("below-a-file.html")).isWritable()).isFalse();
        assertThat(WholeFile.of(folder.resolve("missing/demo.html")).isWritable())
                .isFalse();
    }

    @Test
    void writing_replacesTheFile_andLeavesNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("demo.html"), "old");

        WholeFile.of(file).write(bytes("new"));

        assertThat(file).hasContent("new");
        assertThat(folder.toFile().list()).containsExactly("demo.html");
    }

    @Test
    void linkedFile_isWrittenWhereItLies() throws IOException {
        Path file = Files.writeString(folder.resolve("real.html"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("demo.html"), file);

        WholeFile.of(link).write(bytes("new"));

        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void whatCantBeWritten_leavesNothing() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("network.json"));

        assertThatThrownBy(() -> WholeFile.of(taken).write(bytes("new"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> WholeFile.ofOwner(taken).write(bytes("new"))).isInstanceOf(IOException.class);
        assertThatThrownBy(
                        () -> WholeFile.of(folder.resolve("missing/demo.html")).write(bytes("new")))
                .isInstanceOf(IOException.class);

        assertThat(names()).containsExactly("network.json");
        assertThat(taken).isEmptyDirectory();
    }

    @Test
    void rights_areThoseOfBefore() throws IOException {
        Path file = Files.writeString(folder.resolve("demo.html"), "old");
        for (String rights : List.of("rw-r-----", "rw-rw-rw-", "r--------")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));

            WholeFile.of(file).write(bytes(rights));

            assertThat(rights(file)).isEqualTo(rights);
        }
    }

    @Test
    void newFile_hasTheRightsOfEveryNewFile() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "");

        WholeFile.of(folder.resolve("demo.html")).write(bytes("new"));

        assertThat(rights(folder.resolve("demo.html"))).isEqualTo(rights(other));
    }

    @Test
    void ownersFile_isNobodyElses_whateverItWas() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxrwxrwx"));

        WholeFile.ofOwner(file).write(bytes("new"));
        WholeFile.ofOwner(folder.resolve("other")).write(bytes("new"));

        assertThat(rights(file)).isEqualTo("rw-------");
        assertThat(rights(folder.resolve("other"))).isEqualTo("rw-------");
    }

    /** No process has an id as high as that; this one is at work. */
    @Test
    void leftoversOfTheDead_areRemoved_andNothingElse() throws IOException {
        String mine = ".demo.html." + ProcessHandle.current().pid() + ".a1.new";
        List<String> kept = List.of(
                mine,
                ".demo.html.999999999999.a1.old",
                ".demo.html.x.a1.new",
                ".demo.htm.999999999999.a1.new",
                "demo.html.new");
        for (String name : kept) {
            Files.writeString(folder.resolve(name), "half");
        }
        Files.writeString(folder.resolve(".demo.html.999999999999.a1.new"), "half");

        WholeFile.of(folder.resolve("demo.html")).write(bytes("new"));

        assertThat(names()).containsAll(kept).contains("demo.html").hasSize(kept.size() + 1);
    }

    @Test
    void writersAtOnce_leaveOneOfTheirFiles_asAWhole() throws Exception {
        Path file = folder.resolve("demo.html");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> writers = new ArrayList<>();
        for (char letter : "abcd".toCharArray()) {
            writers.add(threads.submit(() -> {
                for (int i = 0; i < 20; i++) {
                    WholeFile.of(file).write(bytes(String.valueOf(letter).repeat(10_000)));
                }
                return null;
            }));
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        threads.shutdown();

        String left = Files.readString(file);
        assertThat(left).hasSize(10_000).isEqualTo(left.substring(0, 1).repeat(10_000));
        assertThat(names()).containsExactly("demo.html");
    }

    /** Killed again and again while it writes: there is one of its files each time, and after the next write nothing else. */
    @Test
    @Tag("thorough")
    void killedWriter_leavesAWholeFile() throws Exception {
        Path file = folder.resolve("demo.html");
        for (int kills = 1; kills <= 5; kills++) {
            Process writer = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            WholeFileWriter.class.getName(),
                            file.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                for (int written = 0; written < 3 * kills; written++) {
                    assertThat(writer.getInputStream().read()).as("it writes").isPositive();
                }
            } finally {
                writer.destroyForcibly().waitFor();
            }
            byte[] left = Files.readAllBytes(file);
            assertThat(left).hasSize(WholeFileWriter.BYTES).containsOnly(left[0]);
        }

        WholeFile.of(file).write(bytes("new"));

        assertThat(names()).containsExactly("demo.html");
        assertThat(file).hasContent("new");
    }

    @Test
    void madeFile_isNoneThatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));

        for (Path taken : List.of(file, link)) {
            assertThatThrownBy(() -> WholeFile.ofOwner(taken).create(bytes("new")))
                    .isInstanceOf(FileAlreadyExistsException.class);
        }
        WholeFile.ofOwner(folder.resolve("other")).create(bytes("new"));

        assertThat(file).hasContent("old");
        assertThat(folder.resolve("other")).hasContent("new");
        assertThat(rights(folder.resolve("other"))).isEqualTo("rw-------");
        assertThat(names()).containsExactlyInAnyOrder("secret", "link", "other");
    }

    @Test
    void makersAtOnce_makeOneFile_wholeFromTheMomentItHasItsName() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 20; i++) {
            Path file = folder.resolve("secret" + i);
            List<Future<Boolean>> makers = new ArrayList<>();
            for (char letter : "abcd".toCharArray()) {
                makers.add(threads.submit(() -> {
                    try {
                        WholeFile.ofOwner(file)
                                .create(bytes(String.valueOf(letter).repeat(10_000)));
                        return true;
                    } catch (FileAlreadyExistsException e) {
                        return false;
                    }
                }));
            }
            while (!Files.exists(file)) {
                Thread.onSpinWait();
            }
            String seen = Files.readString(file);
            int made = 0;
            for (Future<Boolean> maker : makers) {
                made += maker.get() ? 1 : 0;
            }

            assertThat(made).isEqualTo(1);
            assertThat(seen).hasSize(10_000).isEqualTo(Files.readString(file));
            assertThat(names()).hasSize(i + 1);
        }
        threads.shutdown();
    }

    private List<String> names() {
        return List.of(folder.toFile().list());
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
