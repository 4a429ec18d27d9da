package io.flock.sdk.audit.internal.endorse;

import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.audit.Difference;
import io.flock.sdk.audit.internal.block.AuditedTransaction;
import io.flock.sdk.audit.internal.finding.Findings;
import io.flock.sdk.audit.internal.msp.Signer;
import io.flock.sdk.audit.internal.msp.Signers;
import java.security.cert.CertificateException;

/** Whether a transaction's creator signed its envelope, and with a certificate of its organisation. */
public final class CreatorCheck {
    private final Signers signers;
    private final Findings findings;

    public CreatorCheck(Signers signers, Findings findings) {
        this.signers = signers;
        this.findings = findings;
    }

    public void check(AuditedTransaction transaction) {
        try {
            Signer creator = signers.read(transaction.creator());
            if (!creator.certified()) {
                findings.transaction(
                        transaction,
                        Difference.Kind.CREATOR,
                        "certificate",
                        "issued by a known authority of " + creator.organisation(),
                        "issued by " + creator.certificate().getIssuerX500Principal());
            }
            if (!creator.signed(
                    transaction.envelope().getSignature(),
                    transaction.envelope().getPayload())) {
                findings.transaction(
                        transaction,
                        Difference.Kind.CREATOR,
                        "signature",
                        "the creator's over the envelope",
                        "one that is not");
            }
        } catch (InvalidProtocolBufferException | CertificateException | FlockException e) {
            findings.transaction(transaction, Difference.Kind.CREATOR, "identity", "a readable one", e.getMessage());
        }
    }
}
