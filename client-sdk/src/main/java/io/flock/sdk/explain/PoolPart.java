package io.flock.sdk.explain;

import io.flock.protocol.alliance.Stakeholding;
import io.flock.protocol.delegation.AllotmentParts;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.Map;

/** An account's part of an allotment, which divides all that comes of it. */
record PoolPart(AccountId owner, AccountId delegator, AllotmentParts parts) {

    Amount delegated() {
        return Amount.sum(parts.parts().stream()
                .filter(part -> part.account().equals(delegator))
                .map(Stakeholding::stake)
                .toList());
    }

    Map<String, String> factors() {
        Amount all = Amount.sum(parts.parts().stream().map(Stakeholding::stake).toList());
        return Map.of("delegated", delegated().format(), "allotted", all.format());
    }
}
