package io.flock.chaincode.rules.governance;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.Page;
import io.flock.protocol.governance.Approval;
import io.flock.protocol.governance.Execution;
import io.flock.protocol.governance.Proposal;
import io.flock.protocol.governance.ProposalList;
import io.flock.protocol.governance.ProposalView;
import io.flock.protocol.governance.Voice;
import io.flock.protocol.governance.request.GetProposal;
import io.flock.protocol.governance.request.ListProposals;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.ledger.KeyRange;
import io.flock.protocol.ledger.LedgerKey;
import java.util.List;
import java.util.Optional;

/** What can be asked of governance. */
public final class GovernanceViews {

    private GovernanceViews() {}

    public static ProposalView proposal(Ledger ledger, GetProposal request) {
        return proposal(ledger, request.proposalId());
    }

    static ProposalView proposal(Ledger ledger, ProposalId id) {
        return view(ledger, Approvals.proposal(ledger, id));
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
        List<Voice> voices = ledger.range(KeyRange.approvals(proposal.proposalId()), Approval.class).stream()
                .map(found -> new Voice(
                        OrganisationId.parse(found.lastAttribute()),
                        found.document().approver(),
                        found.document().approvedAt()))
                .toList();
        Optional<Execution> execution = ledger.find(LedgerKey.executed(proposal.proposalId()), Execution.class);
        return new ProposalView(
                proposal,
                voices.stream().map(Voice::organisation).toList(),
                voices,
                execution.isPresent(),
                execution.map(Execution::transaction),
                execution.flatMap(Execution::change));
    }
}
