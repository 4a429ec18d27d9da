package io.flock.testnet.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import io.flock.client.cli.Flock;
import io.flock.client.cli.network.KnownProcess;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;
import io.flock.sdk.content.IpfsOptions;
import io.flock.testnet.fabric.channel.PeerLedger;
import io.flock.testnet.process.FreePorts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One network of Fabric's own processes and Kubo, through everything that happens to one on a machine. */
class FabricNetworkIT {
    private static final AccountId ANN = TestFounding.ACCOUNTS.get(0);
    private static final AccountId BOB = TestFounding.ACCOUNTS.get(1);

    /** None that networks choose for themselves: others start while this one is down, and would take its ports. */
    private static final int BASE_PORT = 32_200;

    @TempDir
    static Path folder;

    private static FabricNetwork network;

    /** Starting again is free where all is well, and mends what a test before left broken. */
    @BeforeEach
    void start() throws Exception {
        network = FabricNetwork.start(options());
    }

    @AfterAll
    static void end() {
        if (network != null) {
            network.close();
        }
    }

    private static FabricOptions options() {
        return FabricOptions.of(folder, TestFounding.document(), TestFounding.ACCOUNTS)
                .withBasePort(BASE_PORT)
                .withProgress(System.out::println);
    }

    private static Map<String, ProcessHandle> processes() {
        return network.nodes().stream().collect(Collectors.toMap(node -> node, node -> network.process(node)
                .orElseThrow()));
    }

    private static boolean isAlive(ProcessHandle process) {
        return new KnownProcess(process).isAlive();
    }

    private static NodeStatus status(String node) throws InterruptedException {
        return network.status().stream()
                .filter(status -> status.name().equals(node))
                .findFirst()
                .orElseThrow();
    }

    private static Amount received(AccountId account) {
        try (FlockClient client = network.connect(account)) {
            return client.token().balanceOf(account).run().uncollected();
        }
    }

    @Test
    void everyNode_isWell_andSaysSo() throws Exception {
        List<NodeStatus> status = network.status();

        assertThat(status).extracting(NodeStatus::name).containsExactlyElementsOf(network.nodes());
        assertThat(status).allMatch(NodeStatus::isWell);
        assertThat(status).allMatch(node -> node.memory().orElse(0) > 1 << 20);
    }

    @Test
    void memberOfOneOrganisation_paysAMemberOfAnother() {
        Amount before = received(BOB);
        try (FlockClient ann = network.connect(ANN)) {
            ann.token().transfer(BOB, Amount.ofFlock(1)).run();
        }

        assertThat(received(BOB)).isEqualTo(before.plus(Amount.ofFlock(1)));
    }

    @Test
    void contentThatOneOrganisationPuts_isFetchedThroughAnothersNode() {
        byte[] bytes = "a model".getBytes(StandardCharsets.UTF_8);
        List<URI> first = network.description().contentFor(ANN.organisation()).subList(0, 1);
        List<URI> second = network.description().contentFor(BOB.organisation()).subList(0, 1);
        assertThat(second).isNotEqualTo(first);
        try (IpfsClient here = IpfsClient.of(first, IpfsOptions.DEFAULT);
                IpfsClient there = IpfsClient.of(second, IpfsOptions.DEFAULT)) {
            ContentRef put = here.put(bytes);

            assertThat(there.get(put, 1 << 10)).isEqualTo(bytes);
        }
    }

    @Test
    void startingItAgain_changesNothing() throws Exception {
        Map<String, ProcessHandle> before = processes();

        FabricNetwork.start(options());

        assertThat(processes()).isEqualTo(before);
    }

    @Test
    void killedNode_isReported_othersGoOn_andARestartBringsItBack() throws Exception {
        long before = network.process("peer1").orElseThrow().pid();

        network.kill("peer1");

        assertThat(status("peer1").state()).isEqualTo(NodeStatus.State.DIED);
        assertThat(status("peer2").isWell()).isTrue();
        assertThat(received(ANN)).isNotNull();
        network.restart("peer1");
        assertThat(status("peer1").isWell()).isTrue();
        assertThat(network.process("peer1").orElseThrow().pid()).isNotEqualTo(before);
    }

    /** The command returns when nothing is missing: what comes next finds what was decided while the node was away. */
    @ParameterizedTest
    @ValueSource(strings = {"peer2", "orderer2"})
    void nodeThatWasAway_hasAllBlocks_whenTheCommandReturns(String node) throws Exception {
        network.kill(node);
        try (FlockClient ann = network.connect(ANN)) {
            for (int i = 0; i < 5; i++) {
                ann.token().transfer(BOB, Amount.ofFlock(1)).run();
            }
        }
        long blocks =
                new PeerLedger(network.layout(), network.layout().members().get(0)).height();
        StringWriter out = new StringWriter();

        int status = Flock.commandLine(new PrintWriter(out), new PrintWriter(Writer.nullWriter()))
                .execute("network", "restart", node, "--home", folder.toString(), "--output", "json");

        assertThat(status).isZero();
        assertThat(JsonParser.parseString(out.toString())
                        .getAsJsonObject()
                        .get("height")
                        .getAsLong())
                .isGreaterThanOrEqualTo(blocks);
    }

    @Test
    void nodeWithoutALedger_isNotWaitedFor() throws Exception {
        network.restart("chaincode1");

        assertThat(network.awaitCaughtUp("chaincode1")).isEmpty();
    }

    @Test
    void nodeThatDoesNotExist_isRefused_withTheNamesOfThoseThatDo() {
        assertThatThrownBy(() -> network.kill("peer9")).hasMessageContaining("orderer1, orderer2, orderer3, peer1");
    }

    @Test
    void afterItsEnd_noProcessAndNoPortIsLeft_andItGoesOnWhereItWas() throws Exception {
        Map<String, ProcessHandle> before = processes();
        Amount supply = TestFounding.GRANT.times(3);
        Set<Integer> ports = network.layout().ports().all().keySet();

        network.stop();

        assertThat(before)
                .allSatisfy(
                        (node, process) -> assertThat(isAlive(process)).as(node).isFalse());
        assertThat(ports).allMatch(FreePorts::isFree);
        assertThat(network.status()).allMatch(status -> status.state() == NodeStatus.State.STOPPED);
        network = FabricNetwork.start(options());
        try (FlockClient ann = network.connect(ANN)) {
            assertThat(ann.token().totalSupply().run()).isEqualTo(supply);
        }
    }

    @Test
    void secondNetwork_livesBesideIt_andCleaningLeavesNothing(@TempDir Path other) throws Exception {
        FabricOptions options = FabricOptions.of(other, TestFounding.document(), TestFounding.ACCOUNTS)
                .withContent(ContentKind.EMBEDDED);
        try (FabricNetwork second = FabricNetwork.start(options)) {
            assertThat(second.status()).allMatch(NodeStatus::isWell);
            assertThat(network.status()).allMatch(NodeStatus::isWell);
            assertThat(second.layout().ports().base())
                    .isNotEqualTo(network.layout().ports().base());

            second.clean();

            assertThat(other).isEmptyDirectory();
        }
        assertThat(network.status()).allMatch(NodeStatus::isWell);
    }

    @Test
    void newVersionOfTheChaincode_isDeployed_andTheLedgerStays() throws Exception {
        assertThat(network.deployment().deploy("1.1").sequence()).isEqualTo(2);

        assertThat(network.deployment().current().orElseThrow().version()).isEqualTo("1.1");
        try (FlockClient ann = network.connect(ANN)) {
            assertThat(ann.token().totalSupply().run()).isEqualTo(TestFounding.GRANT.times(3));
        }
    }
}
