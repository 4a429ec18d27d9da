package io.flock.chaincode.rules.governance;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.Page;
import io.flock.protocol.governance.Execution;
import io.flock.protocol.governance.Proposal;
import io.flock.protocol.governance.ProposalList;
import io.flock.protocol.governance.ProposalView;
import io.flock.protocol.governance.request.GetProposal;
import io.flock.protocol.governance.request.ListProposals;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.KeyRange;
import io.flock.protocol.ledger.LedgerKey;
import java.util.Optional;

/** What can be asked of governance. */
public final class GovernanceViews {

    private GovernanceViews() {}

    public static ProposalView proposal(Ledger ledger, GetProposal request) {
        return view(ledger, Approvals.proposal(ledger, request.proposalId()));
    }

    /** A page in the order of the ids; the bookmark is the id with which the next one begins. */
    public static ProposalList proposals(Ledger ledger, ListProposals request) {
        Page<Proposal> page = ledger.page(
                KeyRange.proposals(),
                request.bookmark().map(ProposalId::parse).map(LedgerKey::proposal),
                request.pageSize(),
                Proposal.class);
        return new ProposalList(
                page.documents().stream().map(p -> view(ledger, p.document())).toList(),
                page.next().map(key -> key.attributes().get(0)));
    }

    private static ProposalView view(Ledger ledger, Proposal proposal) {
        Optional<TransactionId> execution = ledger.find(LedgerKey.executed(proposal.proposalId()), Execution.class)
                .map(Execution::transaction);
        return new ProposalView(
                proposal, Approvals.of(ledger, proposal.proposalId()), execution.isPresent(), execution);
    }
}
