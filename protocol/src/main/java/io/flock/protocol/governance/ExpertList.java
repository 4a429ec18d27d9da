package io.flock.protocol.governance;

import java.util.List;
import java.util.Optional;

/** One page of recognised experts; a bookmark when there are more. */
public record ExpertList(List<ExpertView> experts, Optional<String> bookmark) {}
