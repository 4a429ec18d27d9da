package io.flock.sdk.explain;

import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Cover;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Explains a penalty of a round or an epoch: its price, and where gmFLOCK was burned the FLOCK that this moved.
 *
 * @param all those that one transaction took, in its order: each finds the stake that the one before has left
 * @param rests the transactions that an account's line rests on
 */
record PenaltyLine(PenaltyPrices prices, List<Penalty> all, List<TransactionId> rests) {

    /**
     * The line of a penalty.
     *
     * @param start the stake that it was taken of, as the round or the epoch began
     */
    Line of(Penalty penalty, Optional<PenalisedStake> start) {
        Amount stake = start.map(PenalisedStake::stake).orElse(Amount.ZERO);
        boolean lie = penalty.reason().isLie();
        Map<String, String> factors = new TreeMap<>();
        if (lie) {
            factors.put("slashFraction", prices.slashFraction().value() + " millionths");
            factors.put(prices.start(), stake.format());
        } else {
            factors.put("absentSlash", prices.absentSlash().format());
        }
        String formula = (lie ? "slashFraction · " + prices.start() : "absentSlash") + ", at most what is left";
        Optional<PenalisedStake> just = start.map(whole -> before(whole, penalty));
        Optional<Cover> behind = just.flatMap(PenalisedStake::cover);
        behind.ifPresent(cover -> {
            factors.put("burned", penalty.amount().format());
            factors.put("gmFlock", just.orElseThrow().stake().format());
            factors.put("principal", cover.principal().format());
        });
        return new Line(
                "penalty: " + penalty.reason(),
                -penalty.flock().micros(),
                formula + (behind.isPresent() ? burned() : ""),
                factors,
                rests,
                just.filter(left -> prices.of(lie, stake).min(left.stake()).equals(penalty.amount())
                                && left.moves(penalty.amount(), penalty.flock()))
                        .isPresent());
    }

    /** The line of a penalty that the rules take and the ledger did not. */
    static Line notTaken(Penalty penalty, List<TransactionId> rests) {
        return new Line(
                "the ledger did not take: " + penalty.reason() + ", "
                        + penalty.flock().format() + " FLOCK",
                0,
                "each fault is priced by the task's definition",
                Map.of(),
                rests,
                false);
    }

    private String burned() {
        return "; FLOCK behind it, which leave the lock " + prices.goes()
                + ": principal · burned / gmFlock, rounded down";
    }

    /** The stake as the penalties before this one have left it. */
    private PenalisedStake before(PenalisedStake start, Penalty penalty) {
        PenalisedStake stake = start;
        for (Penalty earlier : all) {
            if (earlier.equals(penalty)) {
                return stake;
            }
            if (earlier.account().equals(penalty.account())) {
                stake = stake.after(earlier.amount());
            }
        }
        return stake;
    }
}
