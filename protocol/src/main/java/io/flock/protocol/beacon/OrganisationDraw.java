package io.flock.protocol.beacon;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Share;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Draws the seats of a committee: for each seat first an organisation, then one of its accounts by stake.
 *
 * <p>An organisation's weight is the stake of <em>all</em> its candidates, for every seat, as long as one of them is
 * undrawn. Organisations and accounts come from separate streams. So the organisations' seats do not depend on how an
 * organisation spreads its stake over accounts: opening more of them gains no seat (attack 31). No organisation gets
 * more than a third of the seats, rounded up, as long as others have somebody undrawn.
 */
public final class OrganisationDraw {
    private OrganisationDraw() {}

    /**
     * Draws up to {@code seats} accounts, fewer only when there are fewer with a weight; organisations by their stake.
     *
     * @param candidates accounts with their stakes
     * @param purpose separates this draw from others of the same seed
     * @return in the order in which they were drawn
     */
    public static List<AccountId> draw(List<Share<AccountId>> candidates, int seats, Digest seed, String purpose) {
        SortedMap<OrganisationId, BigInteger> weights = new TreeMap<>();
        candidates.forEach(
                candidate -> weights.merge(candidate.key().organisation(), candidate.weight(), BigInteger::add));
        return draw(candidates, weights, seats, seed, purpose);
    }

    /**
     * {@link #draw(List, int, Digest, String)} with the organisations' weights given; they need not depend on which of an
     * organisation's accounts are candidates now.
     *
     * @param weights of every organisation that has a candidate
     */
    public static List<AccountId> draw(
            List<Share<AccountId>> candidates,
            SortedMap<OrganisationId, BigInteger> weights,
            int seats,
            Digest seed,
            String purpose) {
        DrawStream organisations = new DrawStream(seed, purpose + "/organisation");
        SortedMap<OrganisationId, List<Share<AccountId>>> undrawn = new TreeMap<>();
        for (Share<AccountId> candidate : candidates) {
            if (candidate.weight().signum() > 0) {
                undrawn.computeIfAbsent(candidate.key().organisation(), none -> new ArrayList<>())
                        .add(candidate);
            }
        }
        SortedMap<OrganisationId, DrawStream> accounts = new TreeMap<>();
        SortedMap<OrganisationId, Integer> held = new TreeMap<>();
        List<AccountId> drawn = new ArrayList<>();
        int cap = (seats + 2) / 3;
        while (drawn.size() < seats && !undrawn.isEmpty()) {
            OrganisationId organisation = WeightedDraw.one(open(undrawn, weights, held, cap), organisations);
            List<Share<AccountId>> own = undrawn.get(organisation);
            AccountId account = WeightedDraw.one(
                    own,
                    accounts.computeIfAbsent(
                            organisation, id -> new DrawStream(seed, purpose + "/account/" + id.text())));
            drawn.add(account);
            held.merge(organisation, 1, Integer::sum);
            own.removeIf(share -> share.key().equals(account));
            if (own.isEmpty()) {
                undrawn.remove(organisation);
            }
        }
        return List.copyOf(drawn);
    }

    /** The organisations below the cap; when none is, all that have somebody undrawn. */
    private static List<Share<OrganisationId>> open(
            SortedMap<OrganisationId, List<Share<AccountId>>> undrawn,
            Map<OrganisationId, BigInteger> weights,
            Map<OrganisationId, Integer> held,
            int cap) {
        List<OrganisationId> below = undrawn.keySet().stream()
                .filter(organisation -> held.getOrDefault(organisation, 0) < cap)
                .toList();
        return (below.isEmpty() ? List.copyOf(undrawn.keySet()) : below)
                .stream()
                        .map(organisation -> new Share<>(organisation, weights.get(organisation)))
                        .toList();
    }
}
