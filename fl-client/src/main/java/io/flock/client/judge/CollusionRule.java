package io.flock.client.judge;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.ModelWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Two updates of different organisations that point the same way. Nothing could be copied before all were committed, so
 * they were agreed on. Within an organisation the same update twice is that organisation's own affair: its seats are
 * bounded.
 */
final class CollusionRule {
    private CollusionRule() {}

    /** Who colludes, each with the partner that was found first; updates that move nothing must not be in the map. */
    static SortedMap<AccountId, AccountId> partners(
            SortedMap<AccountId, ModelWeights> updates, ModelWeights global, double cosine) {
        SortedMap<AccountId, AccountId> partners = new TreeMap<>();
        List<AccountId> accounts = new ArrayList<>(updates.keySet());
        double[] squares = updates.values().stream()
                .mapToDouble(update -> Deltas.square(update, global))
                .toArray();
        for (int i = 0; i < accounts.size(); i++) {
            for (int j = i + 1; j < accounts.size(); j++) {
                AccountId a = accounts.get(i);
                AccountId b = accounts.get(j);
                if (!a.organisation().equals(b.organisation())
                        && Deltas.cosine(updates.get(a), squares[i], updates.get(b), squares[j], global) >= cosine) {
                    partners.putIfAbsent(a, b);
                    partners.putIfAbsent(b, a);
                }
            }
        }
        return partners;
    }
}
