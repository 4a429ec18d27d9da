package io.flock.testnet.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.cli.Flock;
import io.flock.client.cli.network.KnownProcess;
import io.flock.protocol.codec.Json;
import io.flock.protocol.identity.OrganisationId;
import io.flock.testnet.fabric.ChaincodeJvm;
import io.flock.testnet.fabric.Consensus;
import io.flock.testnet.fabric.ContentKind;
import io.flock.testnet.fabric.FabricSettings;
import io.flock.testnet.fabric.TestSettings;
import io.flock.testnet.fabric.layout.Layout;
import io.flock.testnet.fabric.program.Program;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code up} may say to a network of Fabric's own processes that its folder holds; none is started. */
class KeptFabricTest {
    private static final OrganisationId SECOND = OrganisationId.parse("Org2MSP");
    private static final FabricSettings KEPT = TestSettings.of(
            Consensus.RAFT, ContentKind.KUBO, new ChaincodeJvm(SECOND, "/opt/jdk-17", List.of("-Xmx1g")));

    @TempDir
    private Path folder;

    @BeforeEach
    void network() throws IOException {
        write("fabric/settings.json", Json.write(KEPT));
        write("fabric/genesis.block", "");
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private FabricSettings settings() {
        return FabricSettings.read(Layout.settingsFile(folder)).orElseThrow();
    }

    private String up(String... options) {
        StringWriter all = new StringWriter();
        String[] arguments = Stream.concat(Stream.of("network", "up", "--home", folder.toString()), Stream.of(options))
                .toArray(String[]::new);
        int status =
                Flock.commandLine(new PrintWriter(all), new PrintWriter(all)).execute(arguments);
        assertThat(status).as(all.toString()).isNotZero();
        return all.toString();
    }

    private Process runningPeer() throws IOException {
        Process node = new ProcessBuilder("sleep", "600").start();
        write(
                "fabric/nodes/peer1/process.json",
                "{\"pid\":" + node.pid() + ",\"schemaVersion\":1,\"startedAt\":" + KnownProcess.startOf(node.toHandle())
                        + "}");
        return node;
    }

    @ParameterizedTest
    @CsvSource({
        "--consensus, bft, --consensus bft, raft",
        "--content, embedded, --content embedded, kubo",
        "--port, 21000, --port 21000, 20000",
        "--batch-timeout, 90ms, --batch-timeout 90ms, 200ms",
        "--clock-window, 31s, --clock-window 31s, made with",
    })
    void whatItWasFoundedWith_staysAsItIs(String option, String value, String asked, String kept) {
        assertThat(up(option, value))
                .contains("CONFIGURATION_INVALID", asked + " does not fit the network in " + folder, kept)
                .contains("leave " + option + " out", "flock network clean");
        assertThat(settings()).isEqualTo(KEPT);
    }

    @Test
    void howItsProcessesStart_isAppliedWhileNoneLives() throws IOException {
        Path bin = folder.resolve("bin");
        for (Program program : Program.values()) {
            write("bin/" + program.fileName(), "#!/bin/sh\nexit 1\n");
            assertThat(bin.resolve(program.fileName()).toFile().setExecutable(true))
                    .isTrue();
        }

        up("--log-level", "debug", "--bin", bin.toString(), "--chaincode-java", "Org2MSP=/opt/jdk-25");

        assertThat(settings().logLevel()).isEqualTo("debug");
        assertThat(settings().jvm(SECOND))
                .as("its options are kept")
                .isEqualTo(new ChaincodeJvm(SECOND, "/opt/jdk-25", List.of("-Xmx1g")));
        assertThat(settings().programs()).allSatisfy(path -> assertThat(path.path())
                .isEqualTo(
                        path.program() == Program.IPFS
                                ? "/programs/ipfs"
                                : bin.resolve(path.program().fileName()).toString()));
        assertThat(settings().withProcesses(KEPT.logLevel(), KEPT.programs(), KEPT.jvms()))
                .isEqualTo(KEPT);
    }

    @ParameterizedTest
    @CsvSource({
        "--log-level, debug, --log-level debug, warning",
        "--chaincode-java, Org2MSP=/opt/jdk-25, --chaincode-java Org2MSP=/opt/jdk-25, Org2MSP=/opt/jdk-17",
        "--chaincode-option, Org2MSP:-Xmx2g, --chaincode-option Org2MSP:-Xmx2g, Org2MSP:-Xmx1g",
    })
    void howItsProcessesStart_isRefusedWhileAnyLives(String option, String value, String asked, String kept)
            throws Exception {
        Process node = runningPeer();
        try {
            assertThat(up(option, value))
                    .contains("CONFIGURATION_INVALID", asked + " does not fit the network in " + folder)
                    .contains("which was made with " + kept, "end the network with 'flock network down'");
            assertThat(settings()).isEqualTo(KEPT);
            assertThat(node.isAlive()).isTrue();
        } finally {
            node.destroyForcibly();
        }
    }

    @Test
    void javaMachineForNobody_isRefused() {
        assertThat(up("--chaincode-java", "Org9MSP=/opt/jdk-25"))
                .contains("USAGE", "names Org9MSP, which is no organisation of the network", "Org1MSP, Org2MSP");
        assertThat(settings()).isEqualTo(KEPT);
    }
}
