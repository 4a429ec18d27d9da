package io.flock.protocol.marketplace.view;

import io.flock.protocol.identity.TaskId;
import io.flock.protocol.marketplace.ModelVersion;
import io.flock.protocol.marketplace.RatingSummary;
import java.util.Optional;

/** A version with its ratings, and the task that it was referred to. */
public record VersionView(ModelVersion version, RatingSummary rating, Optional<TaskId> referredTo) {}
