package io.flock.devnet.internal.endorse;

import com.google.protobuf.ByteString;
import io.flock.devnet.internal.channel.ChannelAccess;
import io.flock.devnet.internal.channel.ChannelDefinition;
import io.flock.devnet.internal.ledger.Ledger;
import io.flock.devnet.internal.msp.IdentityCheck;
import io.flock.devnet.internal.policy.AccessPolicy;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.protos.common.HeaderType;

/** The checks between the filters and the simulation. */
final class ProposalChecks {
    private static final String VALIDATING = "error validating proposal: ";
    private static final Set<String> SYSTEM = Set.of("_lifecycle", "cscc", "lscc", "qscc");

    private final ChannelDefinition channel;
    private final ChannelAccess access;
    private final Ledger ledger;

    ProposalChecks(ChannelDefinition channel, ChannelAccess access, Ledger ledger) {
        this.channel = channel;
        this.access = access;
        this.ledger = ledger;
    }

    /** The first check that fails; nothing if the proposal may be simulated. */
    Optional<EndorsementOutcome> failure(UnpackedProposal proposal) {
        if (!proposal.channel().equals(channel.name())) {
            return failed("channel '" + proposal.channel() + "' not found");
        }
        Optional<String> invalid = headers(proposal).or(() -> creator(proposal));
        if (invalid.isPresent()) {
            return refused(VALIDATING + invalid.get());
        }
        if (ledger.find(proposal.transaction()).isPresent()) {
            return refused("duplicate transaction found [" + proposal.transaction() + "]. Creator ["
                    + HexFormat.of().formatHex(proposal.creator().toByteArray()) + "]");
        }
        if (SYSTEM.contains(proposal.chaincode())) {
            // They know themselves whom they serve.
            return proposal.chaincode().equals(LedgerQueries.NAME)
                    ? Optional.empty()
                    : failed("the development network has no system chaincode " + proposal.chaincode());
        }
        if (!access.permits(AccessPolicy.WRITERS, proposal.creator())) {
            return refused(AccessPolicy.WRITERS.refusal(channel.name()));
        }
        return channel.chaincode(proposal.chaincode()).isPresent()
                ? Optional.empty()
                : failed(undefined(proposal, "chaincode " + proposal.chaincode() + " not found"));
    }

    static boolean system(String chaincode) {
        return SYSTEM.contains(chaincode);
    }

    static String undefined(UnpackedProposal proposal, String reason) {
        return "make sure the chaincode " + proposal.chaincode() + " has been successfully defined on channel "
                + proposal.channel() + " and try again: " + reason;
    }

    private static Optional<String> headers(UnpackedProposal proposal) {
        int type = proposal.channelHeader().getType();
        // A real endorser lets the type CONFIG pass; such a transaction is refused when it is ordered.
        if (type != HeaderType.ENDORSER_TRANSACTION_VALUE && type != HeaderType.CONFIG_VALUE) {
            HeaderType known = HeaderType.forNumber(type);
            return Optional.of("invalid header type " + (known == null ? String.valueOf(type) : known.name()));
        }
        if (proposal.channelHeader().getEpoch() != 0) {
            return Optional.of("epoch is non-zero");
        }
        if (proposal.signatureHeader().getNonce().isEmpty()) {
            return Optional.of("nonce is empty");
        }
        if (proposal.creator().isEmpty()) {
            return Optional.of("creator is empty");
        }
        String expected = proposal.computedId();
        if (!proposal.transaction().equals(expected)) {
            return Optional.of(
                    "incorrectly computed txid '" + proposal.transaction() + "' -- expected '" + expected + "'");
        }
        return proposal.signed().getSignature().isEmpty() ? Optional.of("empty signature bytes") : Optional.empty();
    }

    private Optional<String> creator(UnpackedProposal proposal) {
        ByteString creator = proposal.creator();
        String denied = "access denied: channel [" + proposal.channel() + "] creator org ";
        IdentityCheck check = access.members().check(creator);
        if (check instanceof IdentityCheck.Malformed) {
            return Optional.of(denied + "unknown, creator is malformed");
        }
        if (check instanceof IdentityCheck.Invalid invalid) {
            return Optional.of(denied + "[" + invalid.mspId() + "]");
        }
        boolean signed = access.signed(
                creator, proposal.signed().getProposalBytes(), proposal.signed().getSignature());
        return signed
                ? Optional.empty()
                : Optional.of(denied + "[" + check.member().orElseThrow().mspId() + "]");
    }

    private static Optional<EndorsementOutcome> refused(String message) {
        return Optional.of(new EndorsementOutcome.Refused(message, true));
    }

    private static Optional<EndorsementOutcome> failed(String message) {
        return Optional.of(new EndorsementOutcome.Failed(message));
    }
}
