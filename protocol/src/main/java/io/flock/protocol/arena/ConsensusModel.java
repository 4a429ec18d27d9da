package io.flock.protocol.arena;

import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.identity.AccountId;

/** The best model so far; of a completed task its result. */
public record ConsensusModel(AccountId node, ModelRef model, Score score) {}
