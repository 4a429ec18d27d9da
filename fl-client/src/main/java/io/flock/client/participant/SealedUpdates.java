package io.flock.client.participant;

import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.arena.ContentKey;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.sdk.envelope.AccessKey;
import io.flock.sdk.envelope.Envelope;
import java.util.Arrays;
import java.util.SortedMap;

/**
 * Updates in envelopes for all who have a seat in their round.
 *
 * <p>A proposer could seal for some voters and not for others, so that those who can't read pay for saying so, or show one
 * content to some and another to others, which AES-GCM does not exclude. Sealing is a function of content key, content,
 * readers and their public keys; so whoever opened an envelope seals it again, and equal bytes mean that every other reader
 * opens the same content (attack 47).
 */
record SealedUpdates(AccountId account, TaskSecrets secrets, RoundReaders readers) implements UpdateSealing {
    @Override
    public byte[] stored(RoundDocument round, byte[] file) {
        return Envelope.seal(secrets.updateKey(round.round(), file), readers.of(round), purpose(round, account), file);
    }

    @Override
    public long maxStored(RoundDocument round, long file) {
        return Envelope.length(readers.of(round).keySet(), file);
    }

    @Override
    public void requireReader(RoundDocument round) {
        if (round.seat(account).isEmpty()) {
            throw new FlockException(
                    ErrorCode.UPDATES_SEALED,
                    account + " had no seat in round " + round.round()
                            + ", whose updates are sealed for those who had");
        }
    }

    @Override
    public Opened opened(RoundDocument round, AccountId proposer, byte[] stored) {
        SortedMap<AccountId, AccessKey> expected = readers.of(round);
        try {
            if (!Envelope.receivers(stored).equals(expected.keySet())) {
                return new Opened.Malformed("the envelope names other receivers than the round's accounts");
            }
        } catch (FlockException e) {
            return new Opened.Malformed(e.what());
        }
        String purpose = purpose(round, proposer);
        ContentKey key;
        byte[] file;
        try {
            key = Envelope.key(stored, account, secrets.accessKeys(), purpose);
            file = Envelope.open(stored, key);
        } catch (FlockException e) {
            return new Opened.Withheld("it was not sealed for " + account + ": " + e.what());
        }
        return Arrays.equals(Envelope.seal(key, expected, purpose, file), stored)
                ? new Opened.Unsealed(file)
                : new Opened.Malformed("the envelope is not sealed alike for all accounts of the round");
    }

    /** None opens as the envelope of another round or proposer. */
    private String purpose(RoundDocument round, AccountId proposer) {
        return "flock/update/v1 " + secrets.task() + " " + round.round() + " " + proposer;
    }
}
