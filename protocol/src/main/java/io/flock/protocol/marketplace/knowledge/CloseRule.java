package io.flock.protocol.marketplace.knowledge;

import io.flock.protocol.committee.CappedWeights;
import io.flock.protocol.committee.Majority;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.TimeText;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a vote comes to: the document's place, the deposit's way, the contributor's points. */
public final class CloseRule {
    /** As for every price of a judgement: no single organisation can take a deposit. */
    private static final int FEWEST_ORGANISATIONS = 2;

    private CloseRule() {}

    /**
     * Closes a vote. Accepted: at least the quorum voted and more than half of it for the document; a tie rejects. Weights
     * are capped by organisation ({@link CappedWeights}). The deposit is lost only where at least two thirds of the weight,
     * of at least two organisations, were against.
     *
     * @param votes all on this ballot
     * @param day the contributor's points of the day of the proposal
     * @throws FlockException TOO_EARLY
     */
    public static KnowledgeDocument close(
            KnowledgeDocument document, SortedMap<AccountId, KnowledgeVote> votes, DayPoints day, long now) {
        if (now < document.closableFrom()) {
            throw new FlockException(
                    ErrorCode.TOO_EARLY,
                    "the vote on " + document.ref() + " can be closed from " + TimeText.of(document.closableFrom())
                            + " on, it is " + TimeText.of(now));
        }
        SortedMap<AccountId, Amount> weights = weights(votes);
        Amount accepting = side(votes, weights, true);
        Amount rejecting = side(votes, weights, false);
        Amount whole = accepting.plus(rejecting);
        KnowledgeStatus status = whole.isZero() || whole.isLessThan(document.quorum())
                ? KnowledgeStatus.LAPSED
                : Majority.isMoreThanHalf(accepting, whole) ? KnowledgeStatus.ACCEPTED : KnowledgeStatus.REJECTED;
        boolean clear = status == KnowledgeStatus.REJECTED
                && Majority.isTwoThirds(rejecting, whole)
                && against(votes, weights) >= FEWEST_ORGANISATIONS;
        return document.closed(
                status,
                new KnowledgeOutcome(
                        accepting,
                        rejecting,
                        votes.size(),
                        clear ? Amount.ZERO : document.deposit(),
                        status == KnowledgeStatus.ACCEPTED ? day.forOneMore() : 0,
                        now));
    }

    private static SortedMap<AccountId, Amount> weights(SortedMap<AccountId, KnowledgeVote> votes) {
        SortedMap<AccountId, Amount> given = new TreeMap<>();
        votes.forEach((account, vote) -> given.put(account, vote.weight()));
        return CappedWeights.of(given);
    }

    private static Amount side(
            SortedMap<AccountId, KnowledgeVote> votes, SortedMap<AccountId, Amount> weights, boolean accept) {
        Amount sum = Amount.ZERO;
        for (AccountId account : votes.keySet()) {
            sum = votes.get(account).accept() == accept ? sum.plus(weights.get(account)) : sum;
        }
        return sum;
    }

    private static long against(SortedMap<AccountId, KnowledgeVote> votes, SortedMap<AccountId, Amount> weights) {
        return votes.keySet().stream()
                .filter(account ->
                        !votes.get(account).accept() && !weights.get(account).isZero())
                .map(AccountId::organisation)
                .distinct()
                .count();
    }
}
