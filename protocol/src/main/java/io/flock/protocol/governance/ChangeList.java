package io.flock.protocol.governance;

import java.util.List;
import java.util.Optional;

/**
 * One page of what governance changed, in order; a bookmark when there are more.
 *
 * @param start when the history began; absent on a ledger on which an earlier chaincode did all of governance so far
 */
public record ChangeList(List<ProposalView> changes, Optional<String> bookmark, Optional<HistoryStart> start) {}
