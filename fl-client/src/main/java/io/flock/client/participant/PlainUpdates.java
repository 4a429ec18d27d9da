package io.flock.client.participant;

import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.identity.AccountId;

/** Updates that are stored as they are. */
record PlainUpdates() implements UpdateSealing {
    @Override
    public byte[] stored(RoundDocument round, byte[] file) {
        return file;
    }

    @Override
    public long maxStored(RoundDocument round, long file) {
        return file;
    }

    @Override
    public void requireReader(RoundDocument round) {}

    @Override
    public Opened opened(RoundDocument round, AccountId proposer, byte[] stored) {
        return new Opened.Plain(stored);
    }
}
