package io.flock.protocol.governance;

import io.flock.protocol.identity.OrganisationId;
import java.util.List;

/** A proposal, who approved its digest, and whether it took effect. */
public record ProposalView(Proposal proposal, List<OrganisationId> approvals, boolean executed) {}
