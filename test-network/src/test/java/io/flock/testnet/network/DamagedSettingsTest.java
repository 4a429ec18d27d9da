package io.flock.testnet.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.cli.Flock;
import io.flock.client.cli.network.KnownProcess;
import io.flock.client.cli.network.NetworkHome;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.fabric.Consensus;
import io.flock.testnet.fabric.ContentKind;
import io.flock.testnet.fabric.TestSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings that a disk, an editor or another program has left: every command tells of the file, and none touches it. */
class DamagedSettingsTest {
    private static final String DEVNET = "settings.json";
    private static final String FABRIC = "fabric/settings.json";

    @TempDir
    private Path folder;

    private record Answer(int status, String text) {}

    private Answer flock(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status =
                Flock.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(arguments);
        return new Answer(status, out.toString() + err);
    }

    private Path write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    private static String whole(String file) {
        return file.equals(FABRIC)
                ? Json.write(TestSettings.of(Consensus.RAFT, ContentKind.KUBO))
                : Json.write(NetworkSettingsTest.settings(20_000));
    }

    /** What may stand there instead. */
    private static Stream<Arguments> damages() {
        return Stream.of(DEVNET, FABRIC).flatMap(file -> {
            String whole = whole(file);
            List<String> texts = List.of(
                    "",
                    "{}",
                    "[]",
                    "null",
                    whole.substring(0, whole.length() / 2),
                    whole + "}",
                    "{\"editor.fontSize\": 14}",
                    "\u0000\u0001\u0002",
                    change(whole, "\"basePort\":20000", "\"basePort\":\"20000\""),
                    change(whole, "\"basePort\":20000", "\"basePort\":-1"),
                    change(whole, "\"basePort\":20000", "\"basePort\":99999"),
                    change(whole, "\"batchTimeoutMillis\":", "\"batchTimeoutMillis\":-"),
                    change(whole, "\"accounts\":[", "\"accounts\":[7,"),
                    whole.replaceFirst("\"accounts\":\\[[^]]*]", "\"accounts\":[]"),
                    whole.replaceFirst("\"schemaVersion\":1", "\"schemaVersion\":1000"));
            Stream<String> all = file.equals(FABRIC)
                    ? Stream.concat(
                            texts.stream(),
                            Stream.of(
                                    change(whole, "\"consensus\":\"RAFT\"", "\"consensus\":\"PAXOS\""),
                                    change(whole, "\"content\":\"KUBO\"", "\"content\":\"floppy\""),
                                    change(whole, "\"path\":\"/", "\"path\":\"\\u0000/")))
                    : texts.stream();
            return all.map(text -> Arguments.of(file, text));
        });
    }

    private static String change(String whole, String what, String to) {
        assertThat(whole).contains(what);
        return whole.replace(what, to);
    }

    /** As each engine's own files say that a network is here. */
    private List<List<String>> commands(String file) {
        List<List<String>> all = List.of(
                List.of("up"),
                List.of("up", "--engine", "devnet"),
                List.of("up", "--engine", "fabric"),
                List.of("kill", "peer1"),
                List.of("restart", "peer1"),
                List.of("deploy"),
                List.of("upgrade", "1.1"),
                List.of("add-org", "Org4MSP"));
        return file.equals(FABRIC)
                ? Stream.concat(all.stream(), Stream.of(List.of("down"), List.of("status"), List.of("logs")))
                        .toList()
                : all;
    }

    @ParameterizedTest
    @MethodSource("damages")
    void anyDamage_isToldWithTheFile_andWhatHelps(String file, String text) throws IOException {
        Path settings = write(file, text);
        StateFolder state = new StateFolder(new NetworkHome(folder));

        assertThatThrownBy(state::engine).isInstanceOfSatisfying(FlockException.class, e -> {
            assertThat(e.is(ErrorCode.STATE_FOLDER_UNUSABLE)).isTrue();
            assertThat(e.what()).contains(settings.toString()).doesNotContain("MALFORMED_JSON");
            assertThat(e.todo()).startsWith("restore settings.json from a backup");
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyCommand_namesTheFile_andLeavesItAsItIs(String file) throws IOException {
        String text = whole(file).substring(0, 100);
        Path settings = write(file, text);

        for (List<String> command : commands(file)) {
            refused(settings, command);
            assertThat(settings).hasContent(text);
        }
        assertThat(folder.resolve("network.log")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("files")
    void folderInItsPlace_isNamedToo(String file) throws IOException {
        Path settings = folder.resolve(file);
        write(file + "/notes.txt", "mine");

        refused(settings, List.of("up"));
        flock("network", "clean", "--home", folder.toString());

        assertThat(settings.resolve("notes.txt")).hasContent("mine");
    }

    private static Stream<String> files() {
        return Stream.of(DEVNET, FABRIC);
    }

    private void refused(Path settings, List<String> command) {
        String[] arguments = Stream.of(Stream.of("network"), command.stream(), Stream.of("--home", folder.toString()))
                .flatMap(part -> part)
                .toArray(String[]::new);

        Answer answer = flock(arguments);

        assertThat(answer.status()).as("%s: %s", command, answer.text()).isEqualTo(ExitClass.SETTINGS.status());
        assertThat(answer.text())
                .as("%s", command)
                .contains("STATE_FOLDER_UNUSABLE", settings.toString(), "restore settings.json from a backup")
                .doesNotContain("INTERNAL", "Exception", "\tat ");
    }

    @Test
    void wholeSettings_areRead() throws IOException {
        write(DEVNET, whole(DEVNET));

        assertThat(NetworkSettings.read(folder)).contains(NetworkSettingsTest.settings(20_000));
        assertThat(flock("network", "kill", "peer1", "--home", folder.toString())
                        .text())
                .contains("UNSUPPORTED");
    }

    @Test
    void linkToNothing_isNoFile() throws IOException {
        Files.createSymbolicLink(folder.resolve(DEVNET), folder.resolve("gone.json"));

        assertThatThrownBy(() -> NetworkSettings.read(folder))
                .hasMessageStartingWith("STATE_FOLDER_UNUSABLE")
                .hasMessageContaining("settings.json are no file");
    }

    @Test
    void cleaning_endsTheProcessesOfANetworkWithDamagedSettings_andRemovesIt() throws Exception {
        write(FABRIC, "{");
        write("settings.json", "mine");
        Process node = new ProcessBuilder("sleep", "600").start();
        try {
            write(
                    "fabric/nodes/peer1/process.json",
                    "{\"pid\":" + node.pid() + ",\"schemaVersion\":1,\"startedAt\":"
                            + KnownProcess.startOf(node.toHandle()) + "}");

            Answer answer = flock("network", "clean", "--home", folder.toString());

            assertThat(answer.status()).as(answer.text()).isZero();
            assertThat(answer.text()).contains("ended 1 processes", "what else is in the folder stays: settings.json");
            assertThat(node.isAlive()).isFalse();
            assertThat(folder.resolve("fabric")).doesNotExist();
            assertThat(folder.resolve("settings.json")).hasContent("mine");
        } finally {
            node.destroyForcibly();
        }
    }

    @Test
    void cleaning_removesDamagedSettings_besideTheLedgerThatTheyBelongTo() throws IOException {
        write(DEVNET, "{");
        Files.createDirectories(folder.resolve("network/channels/flock"));

        assertThat(flock("network", "clean", "--home", folder.toString()).status())
                .isZero();

        assertThat(folder).doesNotExist();
    }
}
