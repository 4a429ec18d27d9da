package io.flock.sdk.audit;

/** Where a key was written last: block and place in it. */
record Version(long block, long transaction) {}
