package io.flock.protocol.governance;

import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.TransactionId;
import java.util.List;
import java.util.Optional;

/** A proposal, who approved its digest, whether it took effect, and by which transaction. */
public record ProposalView(
        Proposal proposal, List<OrganisationId> approvals, boolean executed, Optional<TransactionId> transaction) {}
