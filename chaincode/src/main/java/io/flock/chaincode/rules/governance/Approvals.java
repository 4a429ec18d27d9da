package io.flock.chaincode.rules.governance;

import io.flock.chaincode.rules.Found;
import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.governance.Approval;
import io.flock.protocol.governance.Consortium;
import io.flock.protocol.governance.Execution;
import io.flock.protocol.governance.GovernanceChange;
import io.flock.protocol.governance.Proposal;
import io.flock.protocol.governance.request.Approve;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.ledger.KeyRange;
import io.flock.protocol.ledger.LedgerKey;
import java.util.List;
import java.util.Optional;

/** Approves proposals and lets them take effect. */
public final class Approvals {

    private Approvals() {}

    /**
     * Approves in the name of the caller's organisation; a majority of the members lets the proposal take effect. Again,
     * or after it took effect, has no effect.
     *
     * @throws FlockException NOT_AUTHORISED, NOT_A_MEMBER, UNKNOWN_PROPOSAL, PROPOSAL_MISMATCH, and what
     *     {@link Actions#check} refuses when the action has become impossible since
     */
    public static void approve(Ledger ledger, Approve request) {
        Membership.requireGovernor(ledger);
        Consortium consortium = Membership.consortium(ledger);
        Membership.require(ledger, ledger.caller().organisation());
        Proposal proposal = proposal(ledger, request.proposalId());
        if (!proposal.digest().equals(request.digest())) {
            throw new FlockException(
                    ErrorCode.PROPOSAL_MISMATCH,
                    "proposal " + proposal.proposalId() + " has digest " + proposal.digest() + ", not "
                            + request.digest());
        }
        LedgerKey own =
                LedgerKey.approval(proposal.proposalId(), ledger.caller().organisation());
        boolean again = ledger.find(own, Approval.class).isPresent();
        if (!again && !executed(ledger, proposal.proposalId())) {
            add(ledger, consortium, proposal);
        }
    }

    static void add(Ledger ledger, Consortium consortium, Proposal proposal) {
        LedgerKey key =
                LedgerKey.approval(proposal.proposalId(), ledger.caller().organisation());
        History.begin(ledger);
        ledger.put(
                key,
                new Approval(
                        proposal.digest(),
                        ledger.account(),
                        Optional.of(ledger.transaction().timestamp())));
        ledger.happened(FlockEvent.of(EventKind.PROPOSAL_APPROVED)
                .withAccount(ledger.account())
                .withKey(key));
        // a voice counts as long as its organisation is a member
        long approving = of(ledger, proposal.proposalId()).stream()
                .filter(consortium::has)
                .count();
        if (approving >= consortium.majority()) {
            Actions.check(ledger, proposal.action());
            GovernanceChange change = History.enter(ledger, proposal);
            Actions.execute(ledger, proposal);
            ledger.put(
                    LedgerKey.executed(proposal.proposalId()),
                    new Execution(ledger.transactionId(), Optional.of(change)));
            ledger.happened(
                    FlockEvent.of(EventKind.PROPOSAL_EXECUTED).withKey(LedgerKey.proposal(proposal.proposalId())));
        }
    }

    /** @throws FlockException UNKNOWN_PROPOSAL */
    static Proposal proposal(Ledger ledger, ProposalId id) {
        return ledger.find(LedgerKey.proposal(id), Proposal.class)
                .orElseThrow(() -> new FlockException(ErrorCode.UNKNOWN_PROPOSAL, "there is no proposal " + id));
    }

    /** The organisations that approved a proposal's digest. */
    static List<OrganisationId> of(Ledger ledger, ProposalId id) {
        return ledger.range(KeyRange.approvals(id), Approval.class).stream()
                .map(Found::lastAttribute)
                .map(OrganisationId::parse)
                .toList();
    }

    static boolean executed(Ledger ledger, ProposalId id) {
        return ledger.find(LedgerKey.executed(id), Execution.class).isPresent();
    }
}
