package io.flock.client.judge;

import io.flock.protocol.identity.AccountId;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Two updates of different organisations that point the same way. Nothing could be copied before all were committed, so
 * they were agreed on. Within an organisation the same update twice is that organisation's own affair: its seats are
 * bounded.
 *
 * <p>Steps alone are compared: what layers count of their inputs all count alike, and where those are large it is most of
 * an update.
 */
final class CollusionRule {
    private CollusionRule() {}

    /** Who colludes, each with the partner that was found first, among updates that move something. */
    static SortedMap<AccountId, AccountId> partners(Gram gram, SortedSet<AccountId> moving, double cosine) {
        SortedMap<AccountId, AccountId> partners = new TreeMap<>();
        for (int i = 0; i < gram.size(); i++) {
            for (int j = i + 1; j < gram.size(); j++) {
                AccountId a = gram.accounts().get(i);
                AccountId b = gram.accounts().get(j);
                if (moving.contains(a)
                        && moving.contains(b)
                        && !a.organisation().equals(b.organisation())
                        && gram.cosine(i, j) >= cosine) {
                    partners.putIfAbsent(a, b);
                    partners.putIfAbsent(b, a);
                }
            }
        }
        return partners;
    }
}
