package io.flock.sdk.audit.internal.endorse;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.flock.sdk.audit.AuditSettings;
import io.flock.sdk.audit.Difference;
import io.flock.sdk.audit.Difference.Kind;
import io.flock.sdk.audit.StoredLedger;
import io.flock.sdk.audit.internal.finding.Findings;
import io.flock.sdk.audit.internal.msp.TestSigner;
import io.flock.sdk.fake.TestAuthority;
import java.util.List;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.junit.jupiter.api.Test;

/** Each way in which what stands in the block is not what the endorsers saw, though the creator signed it so. */
class ProposalCheckTest {
    private static final TestAuthority AUTHORITY = new TestAuthority("ca");
    private static final TestSigner ANN = TestSigner.of(AUTHORITY, "Org1MSP", "ann");
    private static final TestSigner BOB = TestSigner.of(AUTHORITY, "Org1MSP", "bob");

    private static List<Difference> differences(EnvelopeDraft draft) {
        Findings findings = new Findings();
        new ProposalCheck(AuditSettings.of("flock", StoredLedger.NAMESPACE), findings).check(draft.read());
        return findings.first();
    }

    private static void assertNames(EnvelopeDraft draft, String... subjects) {
        assertThat(differences(draft))
                .allSatisfy(difference -> assertThat(difference.kind()).isEqualTo(Kind.PROPOSAL))
                .extracting(Difference::subject)
                .containsExactly(subjects);
    }

    private static EnvelopeDraft draft() {
        return new EnvelopeDraft(ANN);
    }

    @Test
    void proposalThatWasEndorsed_isNoDifference() {
        assertThat(differences(draft())).isEmpty();
    }

    @Test
    void anotherSecond_isNamed() {
        assertNames(
                draft().channelHeader(header -> {
                    header.getTimestampBuilder().setSeconds(1_800_000_001);
                    return header;
                }),
                "proposal hash");
    }

    @Test
    void anotherNanosecond_isNamed_thoughNoRuleLooksAtIt() {
        assertNames(
                draft().channelHeader(header -> {
                    header.getTimestampBuilder().setNanos(1);
                    return header;
                }),
                "proposal hash");
    }

    @Test
    void anotherArgument_isNamed_andSoIsAnotherFunction() {
        assertNames(
                draft().proposal(asked -> EnvelopeDraft.calling("token:Transfer", "{\"amount\":\"4\"}")),
                "proposal hash");
        assertNames(
                draft().proposal(asked -> EnvelopeDraft.calling("token:Burn", "{\"amount\":\"3\"}")), "proposal hash");
    }

    @Test
    void anotherNonce_isNamedByTheIdThatItDoesNotGive() {
        assertNames(
                draft().signatureHeader(header -> header.setNonce(ByteString.copyFromUtf8("another"))),
                "transaction id");
        assertNames(
                draft().actionHeader(header -> header.setNonce(ByteString.copyFromUtf8("another"))), "proposal hash");
    }

    @Test
    void anotherId_isNamed() {
        assertNames(
                draft().channelHeader(header -> header.setTxId("ab".repeat(32))), "transaction id", "proposal hash");
    }

    @Test
    void anotherCreator_isNamedByEveryHashOverIt() {
        assertNames(
                draft().signatureHeader(header -> header.setCreator(BOB.serialised())), "transaction id", "creator");
        assertNames(
                draft().signatureHeader(header -> header.setCreator(BOB.serialised()))
                        .actionHeader(header -> header.setCreator(BOB.serialised())),
                "transaction id",
                "proposal hash");
    }

    @Test
    void anotherChannel_isNamed() {
        assertNames(draft().channelHeader(header -> header.setChannelId("other")), "channel", "proposal hash");
    }

    @Test
    void anotherChaincodeThanWasCalled_isNamed() {
        assertNames(
                draft().channelHeader(header -> header.setExtension(ChaincodeHeaderExtension.newBuilder()
                        .setChaincodeId(ChaincodeID.newBuilder().setName("other"))
                        .build()
                        .toByteString())),
                "called chaincode",
                "proposal hash");
        assertNames(draft().answering("other"), "called chaincode");
    }

    @Test
    void secondAction_isNamed() {
        assertNames(draft().transaction(two -> two.addActions(two.getActions(0))), "actions");
    }

    /**
     * Bytes may move from the nonce's end to the creator's beginning without changing the transaction id, and in protobuf the
     * last value of a field counts: peers take such a transaction, and its creator is the same.
     */
    @Test
    void sameCreatorInOtherBytes_isNoDifference() {
        ByteString before =
                SerializedIdentity.newBuilder().setMspid("OrgXMSP").build().toByteString();
        TestSigner longer = new TestSigner(ANN.keys(), ANN.certificate(), before.concat(ANN.serialised()));

        EnvelopeDraft draft = new EnvelopeDraft(longer).signatureHeader(header -> moved(header, before));

        assertThat(differences(draft)).isEmpty();
    }

    private static SignatureHeader.Builder moved(SignatureHeader.Builder header, ByteString before) {
        return header.setNonce(header.getNonce().concat(before)).setCreator(ANN.serialised());
    }
}
