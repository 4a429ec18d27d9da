package io.flock.protocol.alliance.view;

import java.util.List;
import java.util.Optional;

/** One page of tasks; a bookmark when there are more. */
public record TaskList(List<TaskSummary> tasks, Optional<String> bookmark) {}
