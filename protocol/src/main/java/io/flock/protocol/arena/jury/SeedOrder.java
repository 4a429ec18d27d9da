package io.flock.protocol.arena.jury;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** An order that nobody chooses: by {@code SHA-256(domain ‖ seed ‖ purpose ‖ id)}. */
public final class SeedOrder {
    private static final String DOMAIN = "flock/order/v1";

    private SeedOrder() {}

    /** What an id is ordered by. */
    public static Digest place(Digest seed, String purpose, Object id) {
        return FieldHash.ofDomain(DOMAIN)
                .field(seed)
                .field(purpose)
                .field(id.toString())
                .digest();
    }

    /** The ids in the seed's order. */
    public static <K extends Comparable<K>> List<K> of(Collection<K> ids, Digest seed, String purpose) {
        return ids.stream()
                .sorted(Comparator.<K, Digest>comparing(id -> place(seed, purpose, id))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
