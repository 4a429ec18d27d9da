package io.flock.protocol.governance;

import io.flock.protocol.codec.StateDocument;

/** The parameters in force. */
public record ParametersDocument(GovernanceParameters parameters) implements StateDocument {}
