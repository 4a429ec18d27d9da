package io.flock.protocol.governance;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.identity.ProposalId;

/** That governance recognised an account's knowledge of its field, and by which proposal. */
public record ExpertRecord(ProposalId proposal) implements StateDocument {}
