package io.flock.testnet.fabric.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.identity.OrganisationId;
import io.flock.testnet.fabric.ChaincodeJvm;
import io.flock.testnet.fabric.Consensus;
import io.flock.testnet.fabric.ContentKind;
import io.flock.testnet.fabric.TestSettings;
import io.flock.testnet.fabric.files.PrivateFile;
import io.flock.testnet.fabric.layout.Layout;
import io.flock.testnet.fabric.layout.Member;
import io.flock.testnet.fabric.program.Programs;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodesTest {
    @TempDir
    private Path folder;

    private List<Node> nodes(Consensus consensus, ContentKind content, ChaincodeJvm... jvms) {
        Layout layout = new Layout(folder, TestSettings.of(consensus, content, jvms));
        for (Member member : layout.members()) {
            PrivateFile.write(layout.crypto().tlsAuthority(member), "ca");
            PrivateFile.write(layout.crypto().peer(member).resolve("tls/server.key"), "key\n");
            PrivateFile.write(layout.crypto().peer(member).resolve("tls/server.crt"), "certificate");
        }
        return new Nodes(layout, new Programs(layout.settings().programs()), "flock_1.0:ab").all();
    }

    private static Node named(List<Node> nodes, String name) {
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachOrganisation_hasAPeer_aChaincodeProcess_andAContentNode() {
        assertThat(nodes(Consensus.RAFT, ContentKind.KUBO))
                .extracting(Node::name)
                .containsExactly(
                        "orderer1",
                        "orderer2",
                        "orderer3",
                        "peer1",
                        "peer2",
                        "peer3",
                        "chaincode1",
                        "chaincode2",
                        "chaincode3",
                        "ipfs1",
                        "ipfs2",
                        "ipfs3");
    }

    @Test
    void bft_hasFourOrderers_andEmbeddedContentOneNode() {
        assertThat(nodes(Consensus.BFT, ContentKind.EMBEDDED))
                .extracting(Node::name)
                .contains("orderer4", "ipfs1")
                .doesNotContain("orderer5", "ipfs2");
    }

    @Test
    void chaincodeProcess_runsOnItsOrganisationsJava_withItsOptions() {
        ChaincodeJvm turkish = new ChaincodeJvm(
                OrganisationId.parse("Org2MSP"), "/jdk25", List.of("-Duser.language=tr", "-Dfile.encoding=ISO-8859-9"));

        List<Node> nodes = nodes(Consensus.RAFT, ContentKind.KUBO, turkish);

        assertThat(named(nodes, "chaincode2").command())
                .startsWith("/jdk25/bin/java", "-Xmx128m", "-Xmn24m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                .contains("-Duser.language=tr", "-Dfile.encoding=ISO-8859-9", "flock_1.0:ab", "127.0.0.1:20053");
        assertThat(named(nodes, "chaincode1").command().get(0)).startsWith(System.getProperty("java.home"));
    }

    @Test
    void peer_knowsItsOwnChaincodeProcess_throughItsEnvironment() {
        Node peer = named(nodes(Consensus.RAFT, ContentKind.KUBO), "peer3");

        assertThat(peer.environment().get("CHAINCODE_AS_A_SERVICE_BUILDER_CONFIG"))
                .contains("\"address\":\"127.0.0.1:20063\"", "\"client_key\":\"key\\n\"");
    }

    @Test
    void kubo_refusesToRunWithoutItsPrivateSwarm_andReportsNothing() {
        Node content = named(nodes(Consensus.RAFT, ContentKind.KUBO), "ipfs1");

        assertThat(content.environment())
                .containsEntry("LIBP2P_FORCE_PNET", "1")
                .containsEntry("IPFS_TELEMETRY", "off");
    }

    @Test
    void classPathOfAProcess_isAbsolute_andWithoutWhatOnlyTrainingNeeds() {
        String path = ClassPath.without("target/classes:/lib/gson-2.jar::/lib/nd4j-native-1.jar", Path.of("/here"));

        assertThat(path).isEqualTo("/here/target/classes:/lib/gson-2.jar");
    }
}
