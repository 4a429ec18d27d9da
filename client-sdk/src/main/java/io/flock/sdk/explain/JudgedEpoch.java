package io.flock.sdk.explain;

import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.advance.EpochWorks;
import io.flock.protocol.arena.reward.Work;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A settled epoch as the ledger booked it, beside what the rules give.
 *
 * @param again absent where the rules would have refused
 * @param before the roster by whose stakes the epoch was settled
 */
record JudgedEpoch(
        ArenaTrail trail, ArenaTrail.Settled settled, Optional<ArenaAgain> again, Optional<ArenaRoster> before) {
    private static final List<ArenaPhase> SCORED = List.of(ArenaPhase.SCORE_REVEAL, ArenaPhase.DISPUTE_REVEAL);

    static JudgedEpoch of(ArenaTrail trail, ArenaTrail.Settled settled) {
        return new JudgedEpoch(
                trail, settled, ArenaAgain.of(trail, settled.step()), trail.rosterBefore(settled.step()));
    }

    EpochSettlement booked() {
        return settled.settlement();
    }

    /** What the rules give. */
    Optional<EpochSettlement> expected() {
        return again.flatMap(computed -> computed.outcome().settlement());
    }

    ArenaTask task() {
        return trail.task().definition();
    }

    Optional<ArenaMember> member(AccountId account) {
        return before.flatMap(roster -> roster.member(account));
    }

    /** The epoch's document as it was judged in the end. */
    Optional<EpochDocument> document() {
        return again.flatMap(
                computed -> computed.outcome().epoch().or(() -> computed.input().epoch()));
    }

    /** What validators are paid for. */
    List<Work> works() {
        return again.filter(computed -> SCORED.contains(computed.input().phase().phase()))
                .flatMap(computed ->
                        document().map(document -> EpochWorks.of(computed.input(), document, booked().results())))
                .orElse(List.of());
    }

    /** Whether what the epoch divides between the sides, and the seed that settles ties, are as the rules give them. */
    boolean wholeFollows() {
        return expected()
                .filter(rules -> rules.seed().equals(booked().seed())
                        && rules.reward().equals(booked().reward())
                        && rules.nodeReward().equals(booked().nodeReward())
                        && rules.validatorReward().equals(booked().validatorReward())
                        && rules.lockedReward().equals(booked().lockedReward()))
                .isPresent();
    }

    /** The factors of R0, RN and RV. */
    Map<String, String> wholes() {
        Map<String, String> factors = new TreeMap<>(Map.of(
                "R0", booked().reward().format(),
                "RN", booked().nodeReward().format(),
                "RV", booked().validatorReward().format(),
                "keptForTheFinalRank", booked().lockedReward().format(),
                "settlementsLeft", Integer.toString(task().epochs() - booked().epoch() + 1),
                "γ", Decimals.ofMillionths(task().rewards().gamma().value())));
        before.ifPresent(roster -> {
            factors.put("poolBefore", roster.pool().format());
            factors.put("T", total(roster, ArenaRole.NODE).format());
            factors.put("S", total(roster, ArenaRole.VALIDATOR).format());
        });
        return factors;
    }

    private static Amount total(ArenaRoster roster, ArenaRole role) {
        return Amount.sum(roster.stakes(role).values());
    }
}
