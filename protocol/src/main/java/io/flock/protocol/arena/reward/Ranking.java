package io.flock.protocol.arena.reward;

import io.flock.protocol.arena.Rank;
import io.flock.protocol.arena.Score;
import io.flock.protocol.arena.jury.SeedOrder;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Millionths;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts submissions in order. From the top, groups are formed of those that are less than {@code minGain} behind the best of
 * the group: they are tied, since a near copy would otherwise win by chance (attacks 17 and 45). In a group the earlier
 * first reveal is ahead; inside of an epoch the seed decides between <em>organisations</em>, and the copies of one hold one
 * rank, so that more of them win no more often.
 */
public final class Ranking {
    private static final String PURPOSE = "rank";

    private Ranking() {}

    /** All submissions with a measured score, best first; invalid ones have no rank. */
    public static List<Rank> of(List<Contender> contenders, Millionths minGain, Digest seed) {
        List<Contender> left = new ArrayList<>(contenders.stream()
                .filter(contender -> contender.score().kind() == Score.Kind.VALUE)
                .sorted(Comparator.comparing(
                                (Contender contender) -> -contender.score().millionths())
                        .thenComparing(Contender::account))
                .toList());
        List<Rank> ranks = new ArrayList<>();
        while (!left.isEmpty()) {
            Score best = left.get(0).score();
            List<Contender> group = left.stream()
                    .filter(contender -> contender.score().distanceTo(best) < Math.max(1, minGain.value()))
                    .toList();
            left.removeAll(group);
            rank(group, seed, ranks);
        }
        return List.copyOf(ranks);
    }

    private static void rank(List<Contender> group, Digest seed, List<Rank> ranks) {
        List<Contender> ordered = group.stream()
                .sorted(Comparator.comparing(Contender::firstEpoch)
                        .thenComparing(contender -> place(contender, seed))
                        .thenComparing(contender -> organisation(contender))
                        .thenComparing(contender -> -contender.score().millionths())
                        .thenComparing(Contender::account))
                .toList();
        Contender before = null;
        for (Contender contender : ordered) {
            int last = ranks.isEmpty() ? 0 : ranks.get(ranks.size() - 1).rank();
            boolean copy = before != null
                    && before.firstEpoch() == contender.firstEpoch()
                    && organisation(before).equals(organisation(contender));
            AccountId account = contender.account();
            ranks.add(new Rank(copy ? last : last + 1, account, contender.score(), contender.firstEpoch()));
            before = contender;
        }
    }

    private static OrganisationId organisation(Contender contender) {
        return contender.account().organisation();
    }

    private static Digest place(Contender contender, Digest seed) {
        return SeedOrder.place(seed, PURPOSE, organisation(contender));
    }
}
