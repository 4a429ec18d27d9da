package io.flock.protocol.arena;

/** What a commitment to scores is of. */
public record ScorePayload(Scores scores) {}
