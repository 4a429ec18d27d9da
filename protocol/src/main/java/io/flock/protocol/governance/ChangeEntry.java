package io.flock.protocol.governance;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.identity.ProposalId;

/** One place in a {@link Trail}: which proposal changed something. */
public record ChangeEntry(ProposalId proposal) implements StateDocument {}
