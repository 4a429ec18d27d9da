package io.flock.protocol.governance;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ProposalId;

/** A proposal as it was made; never changed. */
public record Proposal(ProposalId proposalId, ProposalAction action, Digest digest, AccountId proposer)
        implements StateDocument {}
