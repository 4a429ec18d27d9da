package io.flock.sdk.audit.internal.block;

/** Where a key was written last: block and place in it. */
public record Version(long block, long transaction) {}
