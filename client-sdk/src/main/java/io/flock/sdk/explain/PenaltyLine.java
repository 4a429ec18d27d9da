package io.flock.sdk.explain;

import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Cover;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Explains a penalty of a round: its price, and where gmFLOCK was burned the FLOCK that this moved.
 *
 * @param all those that one transaction took, in its order: each finds the stake that the one before has left
 * @param rests the transactions that an account's line rests on
 */
record PenaltyLine(
        TaskTrail trail, TaskTrail.Written<RoundDocument> booked, List<Penalty> all, List<TransactionId> rests) {
    private static final String BURNED =
            "; FLOCK behind it, which leave the lock for the treasury, a keeper's bonus apart:"
                    + " principal · burned / gmFlock, rounded down";

    Line of(Penalty penalty) {
        TaskDefinition definition = trail.task().definition();
        Optional<Member> start = trail.rosterBefore(booked.step()).flatMap(roster -> roster.member(penalty.account()));
        Amount stake = start.map(Member::stake).orElse(Amount.ZERO);
        boolean lie = penalty.reason().isLie();
        Amount price = lie ? definition.lieSlash(stake) : definition.absentSlash();
        Map<String, String> factors = new TreeMap<>();
        if (lie) {
            factors.put("slashFraction", definition.slashFraction().value() + " millionths");
            factors.put("stakeAtRoundStart", stake.format());
        } else {
            factors.put("absentSlash", definition.absentSlash().format());
        }
        String formula = (lie ? "slashFraction · stakeAtRoundStart" : "absentSlash") + ", at most what is left";
        Optional<Member> just = start.map(member -> before(member, penalty));
        Optional<Cover> behind = just.flatMap(Member::cover);
        behind.ifPresent(cover -> {
            factors.put("burned", penalty.amount().format());
            factors.put("gmFlock", just.orElseThrow().stake().format());
            factors.put("principal", cover.principal().format());
        });
        return new Line(
                "penalty: " + penalty.reason(),
                -penalty.flock().micros(),
                formula + (behind.isPresent() ? BURNED : ""),
                factors,
                rests,
                !price.isLessThan(penalty.amount()) && moves(just, penalty));
    }

    /** The member as the penalties before this one have left it. */
    private Member before(Member start, Penalty penalty) {
        Member member = start;
        for (Penalty earlier : all) {
            if (earlier.equals(penalty)) {
                return member;
            }
            if (earlier.account().equals(start.account())) {
                member = member.slashed(earlier.amount());
            }
        }
        return member;
    }

    private static boolean moves(Optional<Member> just, Penalty penalty) {
        return just.filter(member -> !member.stake().isLessThan(penalty.amount()))
                .map(member ->
                        member.money().minus(member.slashed(penalty.amount()).money()))
                .filter(penalty.flock()::equals)
                .isPresent();
    }
}
