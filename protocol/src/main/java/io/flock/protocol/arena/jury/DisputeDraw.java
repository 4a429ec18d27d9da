package io.flock.protocol.arena.jury;

import io.flock.protocol.beacon.DrawStream;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Millionths;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;

/**
 * Draws the submissions that are disputed whatever their scores, since a captured jury could be unanimous (attack 46). The
 * seed is the one that comes with the scores: who commits to a score can't know whether it will be checked.
 */
public final class DisputeDraw {
    private static final String PURPOSE = "dispute";

    private DisputeDraw() {}

    /**
     * {@code ⌊n · share⌋} of n submissions, and with the probability of the remainder one more, so that the mean is
     * exactly n · share also where n is small.
     *
     * @return in account order
     */
    public static List<AccountId> draw(Collection<AccountId> nodes, Millionths share, Digest seed) {
        long product = (long) nodes.size() * share.value();
        int count = Math.toIntExact(product / Millionths.ONE);
        BigInteger chance = new DrawStream(seed, PURPOSE + "/remainder").below(BigInteger.valueOf(Millionths.ONE));
        boolean oneMore = chance.longValueExact() < product % Millionths.ONE;
        return SeedOrder.of(nodes, seed, PURPOSE).stream()
                .limit(oneMore ? count + 1 : count)
                .sorted()
                .toList();
    }
}
