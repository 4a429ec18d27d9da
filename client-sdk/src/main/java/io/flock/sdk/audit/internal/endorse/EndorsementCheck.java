package io.flock.sdk.audit.internal.endorse;

import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.OrganisationId;
import io.flock.sdk.audit.Difference;
import io.flock.sdk.audit.internal.block.AuditedTransaction;
import io.flock.sdk.audit.internal.block.Endorsement;
import io.flock.sdk.audit.internal.finding.Findings;
import io.flock.sdk.audit.internal.msp.Signer;
import io.flock.sdk.audit.internal.msp.Signers;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Whether a majority of the organisations signed what a transaction wrote. */
public final class EndorsementCheck {
    private final Signers signers;
    private final Findings findings;

    public EndorsementCheck(Signers signers, Findings findings) {
        this.signers = signers;
        this.findings = findings;
    }

    /**
     * Holds a transaction's endorsements against the policy.
     *
     * @param members the consortium's organisations at the transaction
     */
    public void check(AuditedTransaction transaction, List<OrganisationId> members) {
        SortedSet<OrganisationId> signed = new TreeSet<>();
        for (Endorsement endorsement : transaction.endorsements()) {
            try {
                Signer endorser = signers.read(endorsement.endorser());
                if (members.contains(endorser.organisation())
                        && endorser.certified()
                        && endorser.signed(endorsement.signature(), transaction.response(), endorsement.endorser())) {
                    signed.add(endorser.organisation());
                }
            } catch (InvalidProtocolBufferException | CertificateException | FlockException e) {
                findings.transaction(
                        transaction, Difference.Kind.ENDORSEMENT, "endorser", "a readable certificate", e.getMessage());
            }
        }
        int majority = members.size() / 2 + 1;
        if (signed.size() < majority) {
            findings.transaction(
                    transaction,
                    Difference.Kind.ENDORSEMENT,
                    "organisations that signed",
                    "at least " + majority + " of " + members,
                    signed);
        }
    }
}
