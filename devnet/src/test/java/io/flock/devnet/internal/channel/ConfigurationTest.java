package io.flock.devnet.internal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.devnet.internal.channel.ChannelDefinition.MemberOrganisation;
import io.flock.devnet.internal.ledger.bytes.Sha256;
import io.flock.devnet.internal.order.BatchLimits;
import io.flock.devnet.internal.policy.EndorsementPolicy;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    private static String hash(Optional<MemberOrganisation> orderer) {
        ChannelDefinition channel = ChannelDefinition.of(
                "kept",
                List.of(
                        new MemberOrganisation("Org1MSP", "org1.example.com", "root 1", "tls 1"),
                        new MemberOrganisation("Org2MSP", "org2.example.com", "root 2", "")),
                orderer,
                List.of(new ChaincodeDefinition("flock", "1.0", 1, "", EndorsementPolicy.parse("", 2))),
                BatchLimits.defaults());
        return HexFormat.of()
                .formatHex(Sha256.of(List.of(Configuration.of(channel).toByteString()))
                        .toByteArray());
    }

    /** Kept ledgers begin with these bytes: the hash is that of the version before orderers signed. */
    @Test
    void definitionWithoutAnOrderer_givesTheBytesOfBefore() {
        assertThat(hash(Optional.empty()))
                .isEqualTo("e7a6cfb150e90fbad95b1ead7f0cd8cd45fc14db61ce383d654869ddf487024f");
    }

    @Test
    void orderersAuthority_isPartOfTheDefinition() {
        String one = hash(Optional.of(new MemberOrganisation("OrdererMSP", "orderer.example.com", "root", "tls")));

        assertThat(one)
                .isEqualTo(
                        hash(Optional.of(new MemberOrganisation("OrdererMSP", "orderer.example.com", "root", "tls"))))
                .isNotEqualTo(
                        hash(Optional.of(new MemberOrganisation("OrdererMSP", "orderer.example.com", "other", "tls"))));
    }
}
