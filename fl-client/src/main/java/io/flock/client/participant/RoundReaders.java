package io.flock.client.participant;

import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Seat;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.sdk.envelope.AccessKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * For whom the updates of a round are sealed: the accounts that have a seat in it, by the keys that they joined with. Both are
 * written once, so that everybody at any time comes to the same. For several threads.
 */
public final class RoundReaders {
    private final Supplier<Optional<Roster>> ledger;
    private Map<AccountId, AccessKey> keys = Map.of();

    /** @param ledger gives the task's roster; asked for the first round alone, since members and their keys stay */
    public RoundReaders(Supplier<Optional<Roster>> ledger) {
        this.ledger = ledger;
    }

    /**
     * Accounts and keys.
     *
     * @throws FlockException ENVELOPE_INVALID: an account has a seat and no key that can be used, which no ledger admits
     */
    SortedMap<AccountId, AccessKey> of(RoundDocument round) {
        Map<AccountId, AccessKey> known = keys();
        SortedMap<AccountId, AccessKey> readers = new TreeMap<>();
        for (Seat seat : round.seats()) {
            AccessKey key = Optional.ofNullable(known.get(seat.account()))
                    .orElseThrow(() -> new FlockException(
                            ErrorCode.ENVELOPE_INVALID,
                            seat.account() + " has a seat in round " + round.round() + " and no access key",
                            "audit the ledger: it admits nobody without a key to a task with sealed updates"));
            readers.put(seat.account(), key);
        }
        return readers;
    }

    private synchronized Map<AccountId, AccessKey> keys() {
        if (keys.isEmpty()) {
            Map<AccountId, AccessKey> read = new HashMap<>();
            for (Member member : ledger.get().map(Roster::members).orElseThrow()) {
                member.accessKey().ifPresent(text -> read.put(member.account(), new AccessKey(text)));
            }
            keys = Map.copyOf(read);
        }
        return keys;
    }
}
