package io.flock.testnet.fabric.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.cli.network.KnownProcess;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeProcessTest {
    private static final String WAIT = "echo started; exec sleep 600";

    @TempDir
    private Path folder;

    private ServerSocket listener;

    @BeforeEach
    void listen() throws Exception {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void end() throws Exception {
        process(WAIT).end();
        listener.close();
    }

    private NodeProcess process(String script) {
        return new NodeProcess(new Node(
                "peer1",
                NodeKind.PEER,
                Optional.empty(),
                List.of(listener.getLocalPort()),
                folder.resolve("peer1"),
                List.of("sh", "-c", script),
                Map.of("CORE_PEER_ID", "given")));
    }

    @Test
    void processOutlivesTheObjectThatStartedIt_andIsEndedByAnother() throws Exception {
        process(WAIT).start();
        process(WAIT).awaitListening();

        long pid = process(WAIT).find().orElseThrow().handle().pid();
        assertThat(process(WAIT).start()).as("a second start").isFalse();
        assertThat(process(WAIT).find().orElseThrow().handle().pid()).isEqualTo(pid);

        process(WAIT).end();
        assertThat(process(WAIT).find()).isEmpty();
        assertThat(process(WAIT).wasStarted()).isFalse();
    }

    @Test
    void killedProcess_countsAsDied_untilItIsStartedAgain() throws Exception {
        process(WAIT).start();

        process(WAIT).kill();

        assertThat(process(WAIT).find()).isEmpty();
        assertThat(process(WAIT).wasStarted()).isTrue();
        assertThat(process(WAIT).start()).isTrue();
    }

    @Test
    void idThatNowBelongsToAnotherProcess_isNotTakenForTheNode_andNotEnded() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.createDirectories(folder.resolve("peer1"));
            new ProcessFile(stranger.pid(), KnownProcess.startOf(stranger.toHandle()) - 3_600_000)
                    .write(folder.resolve("peer1/process.json"));

            assertThat(process(WAIT).find()).isEmpty();
            process(WAIT).end();

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void nodeThatEndsInsteadOfListening_isNamed_withWhatItsLogSays() throws Exception {
        listener.close();
        NodeProcess failing = process("echo 'PANI the disk is full'; exit 3");
        failing.start();

        assertThatThrownBy(failing::awaitListening).isInstanceOfSatisfying(FlockException.class, e -> {
            assertThat(e.is(ErrorCode.NODE_FAILED)).isTrue();
            assertThat(e.what())
                    .startsWith("peer1 ended instead of listening at port")
                    .contains("PANI the disk is full");
            assertThat(e.todo()).isEqualTo("read " + folder.resolve("peer1/log"));
        });
    }

    @Test
    void settingsOfTheShell_doNotReachTheProcess() throws Exception {
        NodeProcess printing = process("env | grep -E '^(CORE_|ORDERER_|FABRIC_|FLOCK_)'; echo end");
        printing.start();
        printing.find().ifPresent(found -> found.handle().onExit().join());

        assertThat(Files.readAllLines(printing.node().log())).containsExactly("CORE_PEER_ID=given", "end");
    }

    @Test
    void unreadableProcessFile_meansThatNoProcessIsKnown() throws Exception {
        Files.createDirectories(folder.resolve("peer1"));
        Files.writeString(folder.resolve("peer1/process.json"), "{\"pid\": ");

        assertThat(process(WAIT).find()).isEmpty();
    }
}
