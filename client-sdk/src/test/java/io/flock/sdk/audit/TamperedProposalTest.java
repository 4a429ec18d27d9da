package io.flock.sdk.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.protocol.identity.AccountId;
import io.flock.sdk.audit.internal.block.AuditedTransaction;
import io.flock.sdk.audit.internal.msp.Certificates;
import io.flock.sdk.audit.internal.msp.TestSigner;
import io.flock.sdk.fake.TestAuthority;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Copies of a real ledger in which a transaction says another caller, time or argument than its endorsers saw, while its
 * writes, which they signed, stay what the rules give, and all hashes of blocks fit again.
 */
class TamperedProposalTest {
    private final StoredLedger ledger = new StoredLedger();
    private final AuditedTransaction transfer = ledger.writing("token:Transfer", "acct");

    @TempDir
    Path folder;

    private List<Difference> differences(StoredLedger.Edit edit) {
        return differences(edit, ledger.settings());
    }

    private List<Difference> differences(StoredLedger.Edit edit, AuditSettings settings) {
        ledger.edit(transfer, edit);
        return audit(settings).differences();
    }

    /** Of a copy in a file, as it is passed on. */
    private AuditReport audit(AuditSettings settings) {
        Path copy = folder.resolve("blocks");
        StoredBlocks.write(copy, ledger.rechained().blocks());
        LedgerAudit audit = new LedgerAudit(settings);
        StoredBlocks.read(copy, audit::accept);
        return audit.report();
    }

    private void assertOnly(List<Difference> differences, String... kindsAndSubjects) {
        assertThat(differences)
                .allSatisfy(difference -> {
                    assertThat(difference.block()).isEqualTo(transfer.block());
                    assertThat(difference.transaction()).contains(transfer.id());
                })
                .extracting(difference -> difference.kind() + " " + difference.subject())
                .containsExactly(kindsAndSubjects);
    }

    private static ByteString creator(ByteString envelope, ByteString creator) throws InvalidProtocolBufferException {
        return TransactionEdit.signatureHeader(
                envelope, header -> header.toBuilder().setCreator(creator).build());
    }

    @Test
    void anotherMembersCertificate_isNamed() {
        ByteString another = ledger.transactions().stream()
                .map(AuditedTransaction::creator)
                .filter(each -> !each.equals(transfer.creator()))
                .findFirst()
                .orElseThrow();

        assertThat(differences(envelope -> creator(envelope, another)))
                .extracting(difference -> difference.kind() + " " + difference.subject())
                .contains("CREATOR signature", "PROPOSAL transaction id", "PROPOSAL proposal hash");
    }

    /** For the rules it is the same account: only hashes tell, and the authority if it is known. */
    @Test
    void anotherCertificateOfTheSameAccount_isNamed_thoughItSignedTheEnvelope()
            throws InvalidProtocolBufferException, CertificateException {
        AccountId account = Certificates.caller(transfer.creator()).account();
        TestSigner forged =
                TestSigner.of(new TestAuthority("ca"), account.organisation().text(), account.name());
        StoredLedger.Edit forgery = envelope -> {
            ByteString changed = creator(envelope, forged.serialised());
            ByteString payload = Envelope.parseFrom(changed).getPayload();
            return TransactionEdit.signature(changed, own -> forged.sign(payload));
        };

        assertOnly(
                differences(forgery, AuditSettings.of("flock", StoredLedger.NAMESPACE)),
                "PROPOSAL transaction id",
                "PROPOSAL proposal hash");
        assertOnly(
                audit(ledger.settings()).differences(),
                "CREATOR certificate",
                "PROPOSAL transaction id",
                "PROPOSAL proposal hash");
    }

    @Test
    void timeMovedByASecond_isNamed() {
        assertOnly(
                differences(envelope -> TransactionEdit.channelHeader(envelope, header -> {
                    var later = header.toBuilder();
                    later.getTimestampBuilder().setSeconds(header.getTimestamp().getSeconds() + 1);
                    return later.build();
                })),
                "CREATOR signature",
                "PROPOSAL proposal hash");
    }

    @Test
    void argumentThatChangesNoWrite_isNamed() {
        assertOnly(
                differences(envelope -> TransactionEdit.request(envelope, json -> json.replaceFirst(",", ", "))),
                "CREATOR signature",
                "PROPOSAL proposal hash");
    }

    @Test
    void signatureOfAnotherTransaction_isNamed() {
        ByteString other = ledger.transactions().stream()
                .filter(each ->
                        each.creator().equals(transfer.creator()) && !each.id().equals(transfer.id()))
                .map(each -> each.envelope().getSignature())
                .findFirst()
                .orElseThrow();

        assertOnly(differences(envelope -> TransactionEdit.signature(envelope, own -> other)), "CREATOR signature");
    }

    @Test
    void signatureWithTheHigherS_isNamed() {
        TestSigner anybody = TestSigner.of(new TestAuthority("ca"), "Org1MSP", "anybody");

        assertOnly(differences(envelope -> TransactionEdit.signature(envelope, anybody::highS)), "CREATOR signature");
    }

    @Test
    void endorsementsWithTheHigherS_doNotCount() {
        TestSigner anybody = TestSigner.of(new TestAuthority("ca"), "Org1MSP", "anybody");

        assertThat(differences(envelope -> TransactionEdit.action(envelope, payload -> {
                    var changed = payload.toBuilder();
                    changed.getActionBuilder()
                            .getEndorsementsBuilderList()
                            .forEach(each -> each.setSignature(anybody.highS(each.getSignature())));
                    return changed.build();
                })))
                .extracting(difference -> difference.kind() + " " + difference.subject())
                .containsExactly("CREATOR signature", "ENDORSEMENT organisations that signed");
    }

    @Test
    void anotherNonce_isNamed() {
        assertOnly(
                differences(envelope -> TransactionEdit.signatureHeader(envelope, header -> header.toBuilder()
                        .setNonce(header.getNonce().substring(1))
                        .build())),
                "CREATOR signature",
                "PROPOSAL transaction id",
                "PROPOSAL proposal hash");
    }

    /** Peers leave it in the block, marked: it changed nothing. */
    @Test
    void whatPeersFoundInvalid_isNotHeldAgainstAnything() throws InvalidProtocolBufferException {
        Block last = ledger.blocks().get(ledger.blocks().size() - 1);
        ByteString unsigned = TransactionEdit.signature(
                ledger.blocks().get((int) transfer.block()).getData().getData((int) transfer.index()),
                own -> ByteString.EMPTY);
        Block.Builder more = last.toBuilder();
        more.getDataBuilder().clearData().addData(unsigned);
        more.getMetadataBuilder()
                .setMetadata(
                        BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE,
                        ByteString.copyFrom(new byte[] {TxValidationCode.BAD_CREATOR_SIGNATURE_VALUE}));
        ledger.blocks().add(more.build());

        AuditReport report = audit(ledger.settings());

        assertThat(report.differences()).isEmpty();
        assertThat(report.transactions()).isEqualTo(new StoredLedger().audit().transactions() + 1);
    }
}
