package io.flock.protocol.marketplace.request;

import io.flock.protocol.identity.TaskId;

/** Asks which version's ratings an Arena task answers. */
public record GetReferral(TaskId task) {}
