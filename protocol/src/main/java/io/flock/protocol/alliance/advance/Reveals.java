package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Seat;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What stands revealed in a round. */
final class Reveals {
    private Reveals() {}

    /** The preimages shown with updates and votes. */
    static SortedMap<AccountId, Digest> preimages(RoundDocument round, PhaseRecords records) {
        SortedMap<AccountId, Digest> preimages = new TreeMap<>();
        for (Seat seat : round.seats()) {
            AccountId account = seat.account();
            if (seat.role() == Role.PROPOSER && Duty.hasRevealedUpdate(account, records)) {
                preimages.put(account, records.updates().get(account).preimage().orElseThrow());
            }
            if (seat.role() == Role.VOTER && Duty.hasRevealedVote(account, records)) {
                preimages.put(account, records.votes().get(account).preimage().orElseThrow());
            }
        }
        return preimages;
    }

    /** The proposers whose updates are voted on, in account order. */
    static List<AccountId> proposals(RoundDocument round, PhaseRecords records) {
        return round.seats(Role.PROPOSER).stream()
                .map(Seat::account)
                .filter(account -> Duty.hasRevealedUpdate(account, records))
                .toList();
    }
}
