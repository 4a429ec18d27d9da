package io.flock.protocol.alliance;

import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Cover;
import io.flock.protocol.token.Refund;
import java.util.Optional;

/** What a stake is when it leaves the task. */
final class Stakes {
    private Stakes() {}

    /** FLOCK for the balance, or gmFLOCK for the lock that it is from. */
    static Refund refund(Amount stake, Optional<Cover> cover) {
        return cover.map(behind -> new Refund(Amount.ZERO, Optional.of(behind.part(stake))))
                .orElseGet(() -> new Refund(stake, Optional.empty()));
    }
}
