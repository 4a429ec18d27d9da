package io.flock.protocol.arena.advance;

import io.flock.protocol.alliance.Payout;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.PoolShare;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;

/** Settlements that pay one account, and its pool as much. */
public final class Settled {
    private Settled() {}

    /** The settlement of an epoch in which only this was paid. */
    public static EpochSettlement paying(int epoch, AccountId account, Amount amount) {
        return new EpochSettlement(
                epoch,
                false,
                Digest.parse("5".repeat(64)),
                List.of(),
                List.of(),
                Optional.empty(),
                amount,
                amount,
                Amount.ZERO,
                Amount.ZERO,
                List.of(new Payout(account, amount)),
                List.of(new PoolShare(account, amount, amount, amount, Amount.ZERO)),
                List.of(),
                List.of(),
                account,
                Amount.ZERO,
                Amount.ZERO);
    }
}
