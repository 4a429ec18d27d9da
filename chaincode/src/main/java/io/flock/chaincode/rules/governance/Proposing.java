package io.flock.chaincode.rules.governance;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.governance.Consortium;
import io.flock.protocol.governance.Proposal;
import io.flock.protocol.governance.request.Propose;
import io.flock.protocol.ledger.LedgerKey;
import java.util.Optional;

/** Makes a proposal, which counts as the proposer's organisation's approval. */
public final class Proposing {

    private Proposing() {}

    /**
     * Writes the proposal; where one approval is a majority it takes effect at once. The same again has no effect.
     *
     * @throws FlockException NOT_AUTHORISED, NOT_A_MEMBER, ALREADY_DONE when the id names another proposal, and whatever
     *     the action's {@link Actions#check} refuses
     */
    public static void propose(Ledger ledger, Propose request) {
        Membership.requireGovernor(ledger);
        Consortium consortium = Membership.consortium(ledger);
        Membership.require(ledger, ledger.caller().organisation());
        Proposal proposal = new Proposal(
                request.proposalId(),
                request.action(),
                request.action().digest(),
                ledger.account(),
                Optional.of(ledger.transaction().timestamp()));
        LedgerKey key = LedgerKey.proposal(request.proposalId());
        Optional<Proposal> before = ledger.find(key, Proposal.class);
        if (before.isPresent()) {
            requireSame(before.get(), proposal);
            return;
        }
        Actions.check(ledger, request.action());
        ledger.put(key, proposal);
        ledger.happened(FlockEvent.of(EventKind.PROPOSAL_MADE)
                .withAccount(ledger.account())
                .withKey(key));
        Approvals.add(ledger, consortium, proposal);
    }

    private static void requireSame(Proposal before, Proposal now) {
        if (!before.digest().equals(now.digest())
                || !before.proposer().organisation().equals(now.proposer().organisation())) {
            throw new FlockException(
                    ErrorCode.ALREADY_DONE,
                    before.proposer() + " has made proposal " + now.proposalId() + " with digest " + before.digest(),
                    "approve that one, or choose another id");
        }
    }
}
