package io.flock.client.participant;

import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;

/** Sealed updates, for who has no key to them. */
record ClosedUpdates() implements UpdateSealing {
    @Override
    public byte[] stored(RoundDocument round, byte[] file) {
        throw closed(round);
    }

    @Override
    public long maxStored(RoundDocument round, long file) {
        throw closed(round);
    }

    @Override
    public void requireReader(RoundDocument round) {
        throw closed(round);
    }

    @Override
    public Opened opened(RoundDocument round, AccountId proposer, byte[] stored) {
        throw closed(round);
    }

    private static FlockException closed(RoundDocument round) {
        return new FlockException(
                ErrorCode.UPDATES_SEALED,
                "the updates of round " + round.round()
                        + " are sealed for the accounts that had a seat in it, so what they combine to can't be computed"
                        + " again here");
    }
}
