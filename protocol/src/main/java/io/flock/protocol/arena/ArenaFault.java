package io.flock.protocol.arena;

import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.identity.AccountId;
import java.util.Comparator;

/** Something that costs stake, once per account and reason in an epoch. */
public record ArenaFault(AccountId account, PenaltyReason reason) implements Comparable<ArenaFault> {
    private static final Comparator<ArenaFault> ORDER =
            Comparator.comparing(ArenaFault::account).thenComparing(ArenaFault::reason);

    @Override
    public int compareTo(ArenaFault other) {
        return ORDER.compare(this, other);
    }
}
