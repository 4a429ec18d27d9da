package io.flock.protocol.governance.request;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.ProposalId;

/** Approves a proposal's digest in the name of the caller's organisation. */
public record Approve(ProposalId proposalId, Digest digest) {}
