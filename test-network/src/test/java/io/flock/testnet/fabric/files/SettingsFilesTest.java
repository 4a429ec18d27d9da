package io.flock.testnet.fabric.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.testnet.fabric.Consensus;
import io.flock.testnet.fabric.ContentKind;
import io.flock.testnet.fabric.TestSettings;
import io.flock.testnet.fabric.layout.Layout;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the templates become; Fabric's own programs read them in the integration tests. */
class SettingsFilesTest {
    private static Layout layout(Consensus consensus) {
        return new Layout(Path.of("/home"), TestSettings.of(consensus, ContentKind.KUBO));
    }

    @Test
    void peer_namesTheTimeWindowFilter_andTakesTheWindowFromTheFounding() {
        Layout layout = layout(Consensus.RAFT);

        String core = new NodeSettings(layout).peer(layout.members().get(1));

        assertThat(core)
                .contains("{name: ExpirationCheck}, {name: TimeWindowCheck}")
                .contains("authentication: {timewindow: 20s}")
                .contains("localMspId: Org2MSP")
                .contains("externalEndpoint: 127.0.0.1:20050")
                .contains("fileSystemPath: /home/fabric/nodes/peer2/data")
                .contains("path: \"/home/fabric/builder\"")
                .doesNotContain("${");
    }

    @Test
    void nothingListens_elsewhereThanOnLoopback() {
        Layout layout = layout(Consensus.RAFT);
        NodeSettings settings = new NodeSettings(layout);

        assertThat(settings.peer(layout.members().get(0)))
                .doesNotContain("0.0.0.0")
                .doesNotContain("localhost");
        assertThat(settings.orderer(layout.orderers().get(0)))
                .contains("ListenAddress: 127.0.0.1\n  ListenPort: 20000")
                .contains("ListenAddress: 127.0.0.1:20001")
                .contains("ListenAddress: 127.0.0.1:20002")
                .doesNotContain("0.0.0.0");
    }

    @Test
    void channel_isEndorsedByMajorities_andCutsBlocksAsAsked() {
        String configuration = new ChannelBlock(layout(Consensus.RAFT)).configuration();

        assertThat(configuration)
                .contains("Endorsement: {Type: ImplicitMeta, Rule: \"MAJORITY Endorsement\"}")
                .contains("BatchTimeout: 200ms")
                .contains("OrdererType: etcdraft")
                .contains("OrdererEndpoints: [\"127.0.0.1:20000\", \"127.0.0.1:20010\", \"127.0.0.1:20020\"]")
                .contains("AnchorPeers: [{Host: 127.0.0.1, Port: 20060}]")
                .doesNotContain("${");
    }

    @Test
    void bftChannel_hasFourConsenters_withTheirIdentities() {
        String configuration = new ChannelBlock(layout(Consensus.BFT)).configuration();

        assertThat(configuration)
                .contains("OrdererType: BFT")
                .contains("{ID: 4, Host: 127.0.0.1, Port: 20030, MSPID: OrdererMSP, Identity: ")
                .contains("orderer4.orderer.example.com-cert.pem")
                .doesNotContain("ID: 5");
    }
}
