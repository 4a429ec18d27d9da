package io.flock.protocol.governance;

import io.flock.protocol.codec.StateDocument;

/**
 * When governance's history began to be kept; written once and never changed. From there on every proposal, approval and
 * execution has its time.
 *
 * @param startedAt seconds since 1970-01-01T00:00Z, as the client claims
 * @param founding whether that was the founding; otherwise an earlier chaincode founded the consortium, and what it decided
 *     stands among the proposals, without times
 */
public record HistoryStart(long startedAt, boolean founding) implements StateDocument {}
