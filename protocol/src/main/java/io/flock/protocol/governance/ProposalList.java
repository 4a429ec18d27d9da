package io.flock.protocol.governance;

import java.util.List;
import java.util.Optional;

/** One page of proposals; a bookmark when there are more. */
public record ProposalList(List<ProposalView> proposals, Optional<String> bookmark) {}
