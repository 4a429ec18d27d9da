package io.flock.testnet.demo;

import io.flock.protocol.governance.Grant;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.marketplace.MarketBounds;
import io.flock.protocol.money.Amount;
import java.util.List;

/**
 * Who plays on the market, each of another organisation, since nobody's rating counts for its own: the creator lists, one hosts,
 * one uses the model.
 *
 * @param next the task that the model is referred to
 */
record MarketCast(ListingId listing, AccountId host, AccountId consumer, TaskId next) {
    static final Amount PRICE = Amount.ofMicros(1_000);
    static final Amount BUDGET = Amount.ofFlock(5);
    static final Amount NEXT_POOL = Amount.ofFlock(50);

    static MarketCast of(DemoSeed seed, List<String> organisations) {
        return new MarketCast(
                ListingId.parse("digits-reader"),
                AccountId.of(organisations.get(1), "host-" + seed.suffix("host")),
                AccountId.of(organisations.get(2), "reader-" + seed.suffix("reader")),
                TaskId.parse("better-" + seed.suffix("better")));
    }

    static Amount hostStake() {
        return MarketBounds.defaults().minHostStake();
    }

    List<Grant> grants() {
        return List.of(new Grant(host, hostStake()), new Grant(consumer, BUDGET));
    }

    List<AccountId> accounts() {
        return List.of(host, consumer);
    }
}
