package io.flock.sdk.explain;

import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.delegation.AllotmentParts;
import io.flock.protocol.delegation.AllotmentRecord;
import io.flock.protocol.delegation.PoolEnd;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.PoolKeys;
import io.flock.protocol.money.Amount;
import io.flock.sdk.audit.TrailStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the end of a task meant to pools: to their owner, and to the account as a delegator of others. */
record PoolEndLines(
        ArenaTrail trail, TrailStep step, ArenaRoster booked, Optional<ArenaRoster> rules, AccountId account) {

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        Amount due = booked.pools().due(account);
        if (!due.isZero() || !follows(account)) {
            lines.add(new Line(
                    "its pool got " + due.format() + " FLOCK",
                    0,
                    "its parts of Reward B and of what was left of the pool",
                    Map.of(),
                    trail.restsOfPool(step, account),
                    follows(account)));
        }
        trail.allotments(account).forEach((owner, parts) -> lines.addAll(ofDelegator(owner, parts)));
        return lines;
    }

    private List<Line> ofDelegator(AccountId owner, AllotmentParts parts) {
        Optional<AllotmentRecord> allotment = trail.last(PoolKeys.allotment(trail.id(), owner), AllotmentRecord.class);
        Optional<PoolEnd> end = allotment.flatMap(record -> PoolEnd.of(owner, record, Optional.of(booked), true));
        if (end.isEmpty()) {
            return List.of();
        }
        PoolPart part = new PoolPart(owner, account, parts);
        Amount reward = parts.of(account, end.get().rewards(), end.get().seed());
        Amount principal = parts.of(account, end.get().principal(), end.get().seed());
        Map<String, String> ofReward = new TreeMap<>(part.factors());
        ofReward.put("poolReward", end.get().rewards().format());
        Map<String, String> ofPrincipal = new TreeMap<>(part.factors());
        ofPrincipal.put("leftOfTheAllotment", end.get().principal().format());
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                (reward.isZero() ? "no final reward as a delegator of " : "final reward as a delegator of ") + owner,
                reward.micros(),
                "poolReward · delegated / allotted, by largest remainder; poolReward is the pool's part of Reward B and of"
                        + " what was left of the task's pool",
                ofReward,
                trail.restsOfPool(step, owner),
                follows(owner)));
        lines.add(new Line(
                principal.equals(part.delegated())
                        ? "delegated to " + owner + ": all of it comes back"
                        : "lost of what was delegated to " + owner,
                principal.micros() - part.delegated().micros(),
                "leftOfTheAllotment · delegated / allotted, by largest remainder, less delegated",
                ofPrincipal,
                trail.restsOfPool(step, owner),
                follows(owner)));
        return lines;
    }

    /** The rules owe the same to the pool, and leave the same of what was allotted. */
    private boolean follows(AccountId owner) {
        return rules.filter(roster ->
                        roster.pools().due(owner).equals(booked.pools().due(owner))
                                && roster.seed().equals(booked.seed())
                                && delegated(roster, owner).equals(delegated(booked, owner)))
                .isPresent();
    }

    private static Optional<Amount> delegated(ArenaRoster roster, AccountId owner) {
        return roster.member(owner).map(ArenaMember::delegated);
    }
}
