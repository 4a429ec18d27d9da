package io.flock.sdk.audit.internal.endorse;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.flock.protocol.identity.OrganisationId;
import io.flock.sdk.audit.Difference;
import io.flock.sdk.audit.Difference.Kind;
import io.flock.sdk.audit.internal.finding.Findings;
import io.flock.sdk.audit.internal.msp.Signers;
import io.flock.sdk.audit.internal.msp.TestSigner;
import io.flock.sdk.fake.TestAuthority;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each way in which an envelope is not its creator's. */
class CreatorCheckTest {
    private static final TestAuthority AUTHORITY = new TestAuthority("ca");
    private static final TestSigner ANN = TestSigner.of(AUTHORITY, "Org1MSP", "ann");
    private static final TestSigner BOB = TestSigner.of(AUTHORITY, "Org1MSP", "bob");
    private static final Map<OrganisationId, List<X509Certificate>> KNOWN =
            Map.of(OrganisationId.parse("Org1MSP"), List.of(AUTHORITY.certificate()));

    private static List<Difference> differences(
            EnvelopeDraft draft, Map<OrganisationId, List<X509Certificate>> authorities) {
        Findings findings = new Findings();
        new CreatorCheck(new Signers(authorities), findings).check(draft.read());
        return findings.first();
    }

    private static void assertNames(EnvelopeDraft draft, String subject) {
        assertThat(differences(draft, KNOWN))
                .allSatisfy(difference -> assertThat(difference.kind()).isEqualTo(Kind.CREATOR))
                .extracting(Difference::subject)
                .containsExactly(subject);
    }

    @Test
    void ownSignature_isNoDifference() {
        assertThat(differences(new EnvelopeDraft(ANN), KNOWN)).isEmpty();
        assertThat(differences(new EnvelopeDraft(ANN), Map.of())).isEmpty();
    }

    @Test
    void anothersSignature_isNamed_andSoIsNone() {
        assertNames(new EnvelopeDraft(ANN).signatureHeader(header -> header.setCreator(BOB.serialised())), "signature");
        assertNames(new EnvelopeDraft(ANN).signature(own -> BOB.sign(own)), "signature");
        assertNames(new EnvelopeDraft(ANN).signature(own -> ByteString.EMPTY), "signature");
    }

    @Test
    void signatureWithTheHigherS_isNamed_asPeersRefuseIt() {
        assertNames(new EnvelopeDraft(ANN).signature(ANN::highS), "signature");
        assertThat(differences(new EnvelopeDraft(ANN).signature(own -> ANN.highS(ANN.highS(own))), KNOWN))
                .isEmpty();
    }

    @Test
    void certificateOfAForeignAuthority_isNamed_ifTheAuditorKnowsTheTrueOne() {
        EnvelopeDraft forged = new EnvelopeDraft(TestSigner.of(new TestAuthority("ca"), "Org1MSP", "ann"));

        assertNames(forged, "certificate");
        assertThat(differences(forged, Map.of())).isEmpty();
    }

    @Test
    void memberOfAnOrganisationWhoseAuthorityIsNotKnown_isNamed_asAnEndorserOfItWouldNotCount() {
        assertNames(new EnvelopeDraft(TestSigner.of(AUTHORITY, "Org2MSP", "ann")), "certificate");
    }

    @Test
    void creatorThatIsNoIdentity_isNamed() {
        assertNames(
                new EnvelopeDraft(ANN)
                        .signatureHeader(header -> header.setCreator(ByteString.copyFromUtf8("no identity"))),
                "identity");
        assertNames(new EnvelopeDraft(TestSigner.of(AUTHORITY, "no MSP id", "ann")), "identity");
    }
}
