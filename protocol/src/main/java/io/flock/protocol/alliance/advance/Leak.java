package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.Phase;
import io.flock.protocol.identity.AccountId;
import java.util.Comparator;

/** A commitment of the current round that was shown before its time. */
public record Leak(Phase phase, AccountId account) implements Comparable<Leak> {
    private static final Comparator<Leak> ORDER =
            Comparator.comparing(Leak::phase).thenComparing(Leak::account);

    @Override
    public int compareTo(Leak other) {
        return ORDER.compare(this, other);
    }
}
