package io.flock.protocol.delegation;

import io.flock.protocol.alliance.Stakeholding;
import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Apportionment;
import io.flock.protocol.money.Share;
import java.util.Comparator;
import java.util.List;

/** Whose FLOCK an allotment is, in account order; never changed. */
public record AllotmentParts(@Limit(256) List<Stakeholding> parts) implements StateDocument {
    public AllotmentParts {
        parts = parts.stream()
                .sorted(Comparator.comparing(Stakeholding::account))
                .toList();
    }

    public boolean has(AccountId delegator) {
        return parts.stream().anyMatch(part -> part.account().equals(delegator));
    }

    /** A delegator's part of an amount that is all delegators'; all parts sum to it. */
    public Amount of(AccountId delegator, Amount whole, Digest seed) {
        return Apportionment.largestRemainder(
                        whole,
                        parts.stream()
                                .map(part -> Share.of(part.account(), part.stake()))
                                .toList(),
                        seed)
                .getOrDefault(delegator, Amount.ZERO);
    }
}
