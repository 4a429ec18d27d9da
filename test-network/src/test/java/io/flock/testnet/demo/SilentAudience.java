package io.flock.testnet.demo;

import io.flock.client.participant.TaskSnapshot;

/** Looks on. */
class SilentAudience implements Audience {
    @Override
    public void tell(String what) {}

    @Override
    public void see(TaskSnapshot snapshot, double accuracy) {}

    @Override
    public void close() {}
}
