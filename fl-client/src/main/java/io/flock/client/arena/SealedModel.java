package io.flock.client.arena;

import io.flock.protocol.arena.Submission;

/** A submission ready to be published, and what the ledger will know of it. Nothing has left the machine yet. */
public record SealedModel(Submission submission, SealedBytes envelope) {}
