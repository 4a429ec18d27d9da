package io.flock.sdk.explain;

import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.money.Amount;
import io.flock.sdk.audit.TrailStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What silence in a SEED phase cost an account and its pool. The epoch's settlement speaks of a void phase; of another one
 * the stakes alone do, before and after it.
 */
record ArenaSilence(ArenaTrail trail, TrailStep step, int epoch, AccountId account) {

    static List<Line> lines(ArenaTrail trail, int epoch, AccountId account) {
        return trail.seeded(epoch)
                .map(step -> new ArenaSilence(trail, step, epoch, account).lines())
                .orElse(List.of());
    }

    private List<Line> lines() {
        Optional<ArenaMember> before = trail.rosterBefore(step).flatMap(roster -> roster.member(account));
        Optional<ArenaMember> booked =
                step.wrote(ArenaKeys.roster(trail.id()), ArenaRoster.class).flatMap(roster -> roster.member(account));
        Optional<ArenaMember> rules = ArenaAgain.of(trail, step)
                .flatMap(again -> again.outcome().roster())
                .flatMap(roster -> roster.member(account));
        if (before.isEmpty() || booked.isEmpty() || (isUntouched(before, booked) && isUntouched(before, rules))) {
            return List.of();
        }
        List<TransactionId> rests = trail.rests(step, List.of(ArenaKeys.member(trail.id(), account)));
        boolean follows =
                rules.filter(member -> isUntouched(booked, Optional.of(member))).isPresent();
        List<Line> lines = new ArrayList<>();
        Penalty penalty = penalty(before.get(), booked.get());
        lines.add(new PenaltyLine(PenaltyPrices.of(trail.task().definition()), List.of(penalty), rests)
                .of(penalty, before.map(PenalisedStake::of))
                .onlyIf(follows));
        Amount lost = less(before.get().delegated(), booked.get().delegated());
        if (!lost.isZero()) {
            lines.add(new Line(
                    "its pool lost " + lost.format(),
                    0,
                    "penalties take the same share of what is delegated",
                    Map.of("delegated", before.get().delegated().format()),
                    rests,
                    follows));
        }
        return lines;
    }

    private Penalty penalty(ArenaMember before, ArenaMember booked) {
        return new Penalty(
                account,
                PenaltyReason.ABSENT,
                less(before.stake(), booked.stake()),
                before.cover().map(behind -> less(before.money(), booked.money())));
    }

    private static Amount less(Amount before, Amount after) {
        return before.minus(after.min(before));
    }

    private static boolean isUntouched(Optional<ArenaMember> before, Optional<ArenaMember> after) {
        return before.map(ArenaMember::stake).equals(after.map(ArenaMember::stake))
                && before.map(ArenaMember::money).equals(after.map(ArenaMember::money))
                && before.map(ArenaMember::delegated).equals(after.map(ArenaMember::delegated))
                && before.map(ArenaMember::status).equals(after.map(ArenaMember::status));
    }
}
