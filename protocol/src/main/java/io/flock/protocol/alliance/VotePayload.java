package io.flock.protocol.alliance;

/** What a vote's commitment is of. */
public record VotePayload(Verdicts verdicts) {}
