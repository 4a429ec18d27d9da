package io.flock.protocol.governance;

import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.TransactionId;
import java.util.List;
import java.util.Optional;

/**
 * A proposal, who approved its digest, whether it took effect, and by which transaction.
 *
 * @param approvals the organisations that approved, those included that are no members any more
 * @param voices the same with account and time
 * @param change what it changed, and when; absent for one that has not taken effect, or did before the history
 */
public record ProposalView(
        Proposal proposal,
        List<OrganisationId> approvals,
        List<Voice> voices,
        boolean executed,
        Optional<TransactionId> transaction,
        Optional<GovernanceChange> change) {}
