package io.flock.sdk.transaction;

/** The answer of a function that has nothing to tell. */
public record Done() {}
