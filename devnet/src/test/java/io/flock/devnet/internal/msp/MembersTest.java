package io.flock.devnet.internal.msp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.junit.jupiter.api.Test;

class MembersTest {
    private static final ByteString MESSAGE = ByteString.copyFromUtf8("what is signed");

    private final Instant now = Instant.now();
    private final OrganisationCrypto crypto = OrganisationCrypto.create("org1.example.com", now);
    private final Members members =
            new Members(List.of(new Membership("Org1MSP", crypto.root().certificate())));

    private SigningIdentity client() {
        return identity(crypto, now);
    }

    private static SigningIdentity identity(OrganisationCrypto of, Instant at) {
        return new SigningIdentity(
                "Org1MSP", of.issue(CertificateRequest.member("alice", NodeRole.CLIENT, "{\"attrs\":{}}"), at));
    }

    private String reason(ByteString identity) {
        IdentityCheck check = members.check(identity);
        assertThat(check).isInstanceOf(IdentityCheck.Invalid.class);
        return ((IdentityCheck.Invalid) check).reason();
    }

    @Test
    void aCertificateOfTheRoot_makesAMember_withItsRole() {
        Identity member = members.check(client().serialised()).member().orElseThrow();
        assertThat(member.role()).isEqualTo(NodeRole.CLIENT);
        assertThat(member.mspId()).isEqualTo("Org1MSP");
    }

    @Test
    void aRootOfTheSameName_withAnotherKey_makesNoIdentityAtAll() {
        OrganisationCrypto forged = OrganisationCrypto.create("org1.example.com", now);
        IdentityCheck check = members.check(identity(forged, now).serialised());
        assertThat(check).isInstanceOf(IdentityCheck.Malformed.class);
        assertThat(((IdentityCheck.Malformed) check).reason()).contains("unknown authority");
        assertThat(check.end()).isPresent();
    }

    @Test
    void theRootItself_isNoMember() {
        assertThat(reason(SigningIdentity.serialise("Org1MSP", crypto.root().certificatePem())))
                .contains("authority");
    }

    @Test
    void aCertificateWithoutUnit_isNoMember() {
        KeyMaterial without = crypto.issue(CertificateRequest.server(List.of("localhost")), now);
        assertThat(reason(SigningIdentity.serialise("Org1MSP", without.certificatePem())))
                .contains("a client, a peer, an orderer or an admin");
    }

    @Test
    void expiry_isAQuestionOfItsOwn() {
        Instant longAgo = now.minus(Duration.ofDays(5000));
        IdentityCheck check = members.check(identity(crypto, longAgo).serialised());
        assertThat(check.member()).isPresent();
        assertThat(check.end().orElseThrow()).isBefore(now);
    }

    @Test
    void unknownOrganisation_andBytesThatAreNoIdentity_areMalformed() {
        ByteString stranger =
                SigningIdentity.serialise("StrangeMSP", crypto.node().certificatePem());
        assertThat(members.check(stranger)).isInstanceOf(IdentityCheck.Malformed.class);
        assertThat(members.check(ByteString.copyFromUtf8("\u00ff\u00ff"))).isInstanceOf(IdentityCheck.Malformed.class);
        assertThat(members.check(SigningIdentity.serialise("Org1MSP", "no certificate")))
                .isInstanceOf(IdentityCheck.Malformed.class);
        assertThat(members.check(ByteString.EMPTY)).isInstanceOf(IdentityCheck.Malformed.class);
    }

    @Test
    void aSignature_holdsForItsMessageAndItsSignerAlone() {
        SigningIdentity client = client();
        ByteString signature = client.sign(MESSAGE);
        for (int time = 0; time < 2; time++) {
            assertThat(members.signed(client.serialised(), MESSAGE, signature)).isTrue();
            assertThat(members.signed(client.serialised(), MESSAGE.concat(MESSAGE), signature))
                    .isFalse();
            assertThat(members.signed(client().serialised(), MESSAGE, signature))
                    .isFalse();
            assertThat(members.signed(client.serialised(), MESSAGE, ByteString.EMPTY))
                    .isFalse();
        }
    }

    @Test
    void theOtherFormOfASignature_withHighS_isRefused() throws IOException {
        SigningIdentity client = client();
        BigInteger[] pair = StandardDSAEncoding.INSTANCE.decode(
                Curve.ORDER, client.sign(MESSAGE).toByteArray());
        assertThat(pair[1]).isLessThanOrEqualTo(Curve.HALF_ORDER);
        byte[] high = StandardDSAEncoding.INSTANCE.encode(Curve.ORDER, pair[0], Curve.ORDER.subtract(pair[1]));
        assertThat(members.signed(client.serialised(), MESSAGE, ByteString.copyFrom(high)))
                .isFalse();
    }

    @Test
    void whatWasSignedHere_isKnownToHold() {
        SigningIdentity peer = new SigningIdentity("Org1MSP", crypto.node());
        ByteString signature = members.sign(peer, MESSAGE);
        assertThat(members.signed(peer.serialised(), MESSAGE, signature)).isTrue();
    }
}
