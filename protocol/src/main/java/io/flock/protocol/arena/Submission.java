package io.flock.protocol.arena;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.ModelRef;

/**
 * What a node submits.
 *
 * @param envelope the model's bytes, readable for the task's validators only until the task is completed, so that nobody
 *     copies a revealed model in the next epoch
 * @param model the model file inside
 */
public record Submission(ContentRef envelope, ModelRef model) {}
