package io.flock.protocol.arena;

import io.flock.protocol.codec.StateDocument;

/** That a validator could open the validation set. */
public record ConfirmRecord() implements StateDocument {}
