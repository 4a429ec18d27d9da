package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Seat;
import io.flock.protocol.committee.Majority;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The aggregate that voters agree on. */
public final class DigestQuorum {
    private DigestQuorum() {}

    /**
     * The one aggregate that strictly more than half of the seated voters' capped weight revealed, those who stayed silent
     * counted in the whole. The whole reference has to be the same: content id and digests follow from the same bytes.
     */
    public static Optional<ModelRef> of(RoundDocument round, PhaseRecords records) {
        List<Seat> voters = round.seats(Role.VOTER);
        Map<AccountId, Amount> weights = VoterWeights.capped(voters);
        Amount whole = Amount.sum(weights.values());
        List<AccountId> revealing = voters.stream()
                .map(Seat::account)
                .filter(account -> Duty.hasRevealedAggregate(account, records))
                .toList();
        return revealing.stream()
                .map(account -> aggregate(account, records))
                .distinct()
                .filter(model -> Majority.isMoreThanHalf(
                        Amount.sum(revealing.stream()
                                .filter(account -> aggregate(account, records).equals(model))
                                .map(weights::get)
                                .toList()),
                        whole))
                .findFirst();
    }

    private static ModelRef aggregate(AccountId account, PhaseRecords records) {
        return records.aggregates().get(account).model().orElseThrow();
    }
}
