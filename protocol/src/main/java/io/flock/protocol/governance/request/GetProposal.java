package io.flock.protocol.governance.request;

import io.flock.protocol.identity.ProposalId;

/** Asks for a proposal. */
public record GetProposal(ProposalId proposalId) {}
