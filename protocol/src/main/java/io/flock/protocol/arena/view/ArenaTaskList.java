package io.flock.protocol.arena.view;

import java.util.List;
import java.util.Optional;

/** One page of tasks; a bookmark when there are more. */
public record ArenaTaskList(List<ArenaTaskSummary> tasks, Optional<String> bookmark) {}
