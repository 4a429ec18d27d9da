package io.flock.sdk.audit.internal.endorse;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.sdk.audit.AuditSettings;
import io.flock.sdk.audit.Difference;
import io.flock.sdk.audit.internal.block.AuditedTransaction;
import io.flock.sdk.audit.internal.block.EndorsedProposal;
import io.flock.sdk.audit.internal.finding.Findings;
import java.util.HexFormat;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/**
 * Whether caller, time, function and arguments of a transaction are those that its endorsers saw: their signatures are over
 * what was read and written, and over a hash of the proposal. Asks for what Fabric's peers ask of a valid transaction
 * ({@code core/common/validation/msgvalidation.go}), and no more: a client that is odd in other ways makes no difference.
 */
public final class ProposalCheck {
    private static final HexFormat HEX = HexFormat.of();

    private final AuditSettings settings;
    private final Findings findings;

    public ProposalCheck(AuditSettings settings, Findings findings) {
        this.settings = settings;
        this.findings = findings;
    }

    public void check(AuditedTransaction transaction) {
        EndorsedProposal proposal = transaction.proposal();
        same(transaction, "actions", 1, proposal.actions());
        same(transaction, "channel", settings.channel(), proposal.channel().getChannelId());
        same(transaction, "called chaincode", transaction.chaincode(), proposal.chaincode());
        same(
                transaction,
                "transaction id",
                HEX.formatHex(proposal.id()),
                transaction.id().text());
        if (!isSame(proposal.client().getCreator(), proposal.endorsed().getCreator())) {
            findings.transaction(
                    transaction,
                    Difference.Kind.PROPOSAL,
                    "creator",
                    "the one that the endorsers saw",
                    "another in the envelope");
        }
        same(transaction, "proposal hash", hex(proposal.hash()), hex(proposal.endorsedHash()));
    }

    private void same(AuditedTransaction transaction, String subject, Object expected, Object found) {
        if (!expected.equals(found)) {
            findings.transaction(transaction, Difference.Kind.PROPOSAL, subject, expected, found);
        }
    }

    /** Peers compare neither the bytes nor the identities; that the transaction id fits both leaves room for other bytes. */
    private static boolean isSame(ByteString some, ByteString other) {
        if (some.equals(other)) {
            return true;
        }
        try {
            SerializedIdentity identity = SerializedIdentity.parseFrom(some);
            SerializedIdentity seen = SerializedIdentity.parseFrom(other);
            return identity.getMspid().equals(seen.getMspid())
                    && identity.getIdBytes().equals(seen.getIdBytes());
        } catch (InvalidProtocolBufferException e) {
            return false;
        }
    }

    private static String hex(ByteString bytes) {
        return HEX.formatHex(bytes.toByteArray());
    }
}
