package io.flock.sdk.audit;

/** Blocks from one number to another, both included. */
public record BlockRange(long first, long last) {}
