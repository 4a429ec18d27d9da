package io.flock.protocol.marketplace.request;

import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.marketplace.ModelCard;

/** Adds the result of a completed task as the next version of the caller's listing. */
public record AddVersion(ListingId listing, TaskName task, ModelRef model, ModelCard card) {}
