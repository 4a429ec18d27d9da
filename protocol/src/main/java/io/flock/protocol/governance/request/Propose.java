package io.flock.protocol.governance.request;

import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.identity.ProposalId;

/** Proposes an action, which the proposer's organisation thereby approves. */
public record Propose(ProposalId proposalId, ProposalAction action) {}
