package io.flock.protocol.arena.jury;

import io.flock.protocol.arena.Assignment;
import io.flock.protocol.arena.JuryRules;
import io.flock.protocol.beacon.OrganisationDraw;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Share;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Draws who scores which submission of an epoch.
 *
 * <p>An organisation's weight is {@code isqrt(S_o · 10⁶)}, at least 1, with S_o the stake of all its validators: its chance
 * grows with its stake, ever more slowly, and does not depend on how it spreads the stake over accounts (attack 31). The
 * seat goes to one of its accounts by stake. Submissions are served in the seed's order, until quotas are used up; none is
 * judged by its own organisation (attack 16).
 */
public final class AssignmentDraw {
    private static final String PURPOSE = "assignment";
    private static final BigInteger SCALE = BigInteger.valueOf(1_000_000);

    private AssignmentDraw() {}

    /** Who can be drawn: those who checked in, and the stake of each organisation in the task. */
    public record Pool(SortedMap<AccountId, Amount> ready, SortedMap<OrganisationId, Amount> organisations) {
        /** All of the organisations' validators checked in. */
        public static Pool of(SortedMap<AccountId, Amount> ready) {
            return of(ready, ready);
        }

        /**
         * Some checked in.
         *
         * @param all the effective stakes of all validators of the task
         */
        public static Pool of(SortedMap<AccountId, Amount> ready, SortedMap<AccountId, Amount> all) {
            SortedMap<OrganisationId, Amount> organisations = new TreeMap<>();
            all.forEach((account, stake) -> organisations.merge(account.organisation(), stake, Amount::plus));
            return new Pool(ready, organisations);
        }
    }

    /** {@code isqrt(S · 10⁶)}, S in micro-FLOCK, at least 1. */
    public static BigInteger weight(Amount stake) {
        return BigInteger.valueOf(stake.micros()).multiply(SCALE).sqrt().max(BigInteger.ONE);
    }

    /**
     * One assignment per submission.
     *
     * @param nodes whose submissions stand revealed
     * @return in account order of the nodes; one may have fewer validators than asked for, or none
     */
    public static List<Assignment> draw(Collection<AccountId> nodes, Pool pool, JuryRules rules, Digest seed) {
        SortedMap<OrganisationId, BigInteger> weights = new TreeMap<>();
        pool.organisations().forEach((organisation, stake) -> weights.put(organisation, weight(stake)));
        SortedMap<AccountId, Integer> byAccount = new TreeMap<>();
        SortedMap<OrganisationId, Integer> byOrganisation = new TreeMap<>();
        List<Assignment> assignments = new ArrayList<>();
        for (AccountId node : SeedOrder.of(nodes, seed, PURPOSE)) {
            List<Share<AccountId>> candidates = new ArrayList<>();
            pool.ready().forEach((validator, stake) -> {
                if (!validator.organisation().equals(node.organisation())
                        && byAccount.getOrDefault(validator, 0) < rules.accountQuota()
                        && byOrganisation.getOrDefault(validator.organisation(), 0) < rules.organisationQuota()) {
                    candidates.add(Share.of(validator, stake));
                }
            });
            List<AccountId> drawn = OrganisationDraw.draw(
                    candidates, weights, rules.validatorsPerSubmission(), seed, PURPOSE + "/" + node);
            drawn.forEach(validator -> {
                byAccount.merge(validator, 1, Integer::sum);
                byOrganisation.merge(validator.organisation(), 1, Integer::sum);
            });
            assignments.add(new Assignment(node, drawn));
        }
        assignments.sort(Comparator.comparing(Assignment::node));
        return List.copyOf(assignments);
    }

    /** Everybody who is ready scores every submission of other organisations: the jury of a dispute and of the final. */
    public static List<Assignment> everyone(Collection<AccountId> nodes, Collection<AccountId> ready) {
        return nodes.stream()
                .sorted()
                .map(node -> new Assignment(
                        node,
                        ready.stream()
                                .filter(validator -> !validator.organisation().equals(node.organisation()))
                                .toList()))
                .toList();
    }
}
