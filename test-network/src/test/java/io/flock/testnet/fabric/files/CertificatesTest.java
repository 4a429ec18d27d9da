package io.flock.testnet.fabric.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.identity.OrganisationId;
import io.flock.testnet.fabric.Consensus;
import io.flock.testnet.fabric.ContentKind;
import io.flock.testnet.fabric.TestSettings;
import io.flock.testnet.fabric.layout.Layout;
import io.flock.testnet.fabric.layout.Member;
import io.flock.testnet.fabric.layout.NodeNames;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {
    @TempDir
    private Path home;

    /** The certificate of the chaincode server of a fourth organisation, whose authority is made here. */
    private Path serverOfFourth(String msp) {
        OrganisationId id = OrganisationId.parse(msp);
        Layout layout =
                new Layout(home, TestSettings.joined(TestSettings.of(Consensus.RAFT, ContentKind.EMBEDDED), id));
        Member member = layout.member(id).orElseThrow();
        Path authority = layout.crypto().tlsAuthority(member);
        if (!authority.toFile().exists()) {
            TestAuthority.write(authority);
        }
        new Certificates(layout).server(member);
        Path tls = layout.node(NodeNames.chaincode(4)).resolve("tls");
        assertThat(tls.resolve("ca.crt")).hasSameTextualContentAs(authority);
        return tls.resolve("server.crt");
    }

    @Test
    void certificateThatAnotherOrganisationLeftUnderTheNumber_isMadeAnew_andOnesOwnStays() {
        String mistyped = PrivateFile.read(serverOfFourth("Org44MSP"));
        String right = PrivateFile.read(serverOfFourth("Org4MSP"));

        assertThat(right).isNotEqualTo(mistyped);
        assertThat(PrivateFile.read(serverOfFourth("Org4MSP"))).isEqualTo(right);
    }
}
