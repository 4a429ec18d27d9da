package io.flock.protocol.marketplace;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.knowledge.use.KnowledgeRevenue;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Apportionment;
import io.flock.protocol.money.Share;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the contributors of a version, or of a knowledge base, have earned so far, in one document: paying twenty of them
 * writes this, not twenty accounts.
 *
 * @param folds how many batches it holds
 * @param earned cumulative; never falls, since each batch is divided by itself
 */
public record RevenueFold(int folds, @Limit(RevenueFold.MOST_CONTRIBUTORS) SortedMap<AccountId, Amount> earned)
        implements StateDocument {
    /**
     * However long their names are, these fit into half of the largest block. Of a version there are never as many; to a
     * knowledge base each one has brought a document that was voted for, and used.
     */
    public static final int MOST_CONTRIBUTORS = 32_768;

    public RevenueFold {
        earned = Collections.unmodifiableSortedMap(new TreeMap<>(earned));
    }

    public static RevenueFold none() {
        return new RevenueFold(0, new TreeMap<>());
    }

    /**
     * Divides a batch by the lineage's rewards, by largest remainder: the parts sum exactly to it.
     *
     * @throws FlockException INVALID_ARGUMENT where more than {@value #MOST_CONTRIBUTORS} accounts would have earned
     */
    public RevenueFold plus(Amount batch, ModelVersion version) {
        List<Share<AccountId>> shares = version.rewards().entrySet().stream()
                .map(reward -> Share.of(reward.getKey(), reward.getValue()))
                .toList();
        return plus(
                batch,
                shares,
                FieldHash.ofDomain("flock/revenue/v1")
                        .field(version.ref().listing().text())
                        .field(version.ref().version())
                        .field(folds)
                        .digest());
    }

    /** Whether this settlement can be divided: it names no more who have not earned yet than find room. */
    public boolean takes(KnowledgeRevenue revenue) {
        long newcomers = revenue.uses().keySet().stream()
                .filter(account -> !earned.containsKey(account))
                .count();
        return earned.size() + newcomers <= MOST_CONTRIBUTORS;
    }

    /**
     * Divides what a settlement of searches left by the uses of each contributor's documents, in the same way and limit;
     * {@link #takes} says beforehand whether that goes.
     */
    public RevenueFold plus(KnowledgeRevenue revenue, ListingId listing) {
        List<Share<AccountId>> shares = revenue.uses().entrySet().stream()
                .map(uses -> new Share<>(uses.getKey(), BigInteger.valueOf(uses.getValue())))
                .toList();
        return plus(
                revenue.amount(),
                shares,
                FieldHash.ofDomain("flock/knowledge-revenue/v1")
                        .field(listing.text())
                        .field(folds)
                        .digest());
    }

    private RevenueFold plus(Amount batch, List<Share<AccountId>> shares, Digest seed) {
        SortedMap<AccountId, Amount> sums = new TreeMap<>(earned);
        Apportionment.largestRemainder(batch, shares, seed)
                .forEach((account, part) -> sums.merge(account, part, Amount::plus));
        if (sums.size() > MOST_CONTRIBUTORS) {
            // Written all the same, it could never be read again, and nobody would be paid any more.
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    "with these settlements " + sums.size() + " contributors would have earned, and at most "
                            + MOST_CONTRIBUTORS + " are paid from one document",
                    "divide settlements of those who have earned already; these stay as they are");
        }
        return new RevenueFold(folds + 1, sums);
    }

    public Amount earnedBy(AccountId account) {
        return earned.getOrDefault(account, Amount.ZERO);
    }
}
