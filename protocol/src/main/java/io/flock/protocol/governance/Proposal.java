package io.flock.protocol.governance;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ProposalId;
import java.util.Optional;

/**
 * A proposal as it was made; never changed.
 *
 * @param proposedAt seconds since 1970-01-01T00:00Z, as the proposer claims; absent in records of before the history
 */
public record Proposal(
        ProposalId proposalId, ProposalAction action, Digest digest, AccountId proposer, Optional<Long> proposedAt)
        implements StateDocument {}
