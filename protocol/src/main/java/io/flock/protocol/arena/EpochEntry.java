package io.flock.protocol.arena;

import io.flock.protocol.identity.AccountId;

/** A submission that an epoch judges, and the epoch in which its account first revealed the model. */
public record EpochEntry(AccountId node, Submission submission, int firstEpoch) {}
