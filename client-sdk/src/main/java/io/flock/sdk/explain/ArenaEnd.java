package io.flock.sdk.explain;

import io.flock.protocol.alliance.Stakeholding;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.RewardRules;
import io.flock.protocol.arena.reward.NodeRewards;
import io.flock.protocol.arena.reward.PoolSplit;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.money.Amount;
import io.flock.sdk.audit.TrailStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the end of a task of the Arena meant to an account.
 *
 * @param step that ended it
 * @param booked the roster that it wrote
 * @param rules the roster that the rules give; absent where they would have refused
 * @param ended the roster before its money was divided; absent where the task ended before the first seed
 */
record ArenaEnd(
        ArenaTrail trail,
        TrailStep step,
        ArenaRoster booked,
        Optional<ArenaRoster> rules,
        Optional<ArenaRoster> ended,
        AccountId account) {

    static TaskExplanation explain(ArenaTrail trail, AccountId account) {
        List<Line> lines = new ArrayList<>();
        trail.ended().ifPresent(step -> {
            Optional<ArenaAgain> again = ArenaAgain.of(trail, step);
            ArenaEnd end = new ArenaEnd(
                    trail,
                    step,
                    step.wrote(ArenaKeys.roster(trail.id()), ArenaRoster.class).orElseThrow(),
                    again.flatMap(computed -> computed.outcome().roster()),
                    again.flatMap(computed -> computed.outcome().ended()),
                    account);
            lines.addAll(end.lines());
            lines.addAll(new PoolEndLines(trail, step, end.booked(), end.rules(), account).lines());
        });
        lines.addAll(new ArenaClaims(trail, account).lines());
        return new TaskExplanation(trail.id(), account, lines);
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        if (ended.isPresent()) {
            finalReward(ended.get()).ifPresent(lines::add);
        }
        lines.addAll(dues());
        return lines;
    }

    /** Reward B: of a node, and of nobody else. */
    private Optional<Line> finalReward(ArenaRoster before) {
        Amount got = booked.vesting(account);
        boolean node = before.member(account)
                .filter(member -> member.role() == ArenaRole.NODE)
                .isPresent();
        if (!node && got.isZero()) {
            return Optional.empty();
        }
        RewardRules rewards = trail.task().definition().rewards();
        SortedMap<AccountId, Amount> stakes = before.stakes(ArenaRole.NODE);
        Map<String, String> factors =
                new TreeMap<>(new NodePay(before.lastRanking(), stakes, rewards).factors(account));
        factors.put("kept", before.locked().format());
        factors.put("vestingDays", Integer.toString(rewards.vestingDays()));
        factors.put("vestsFrom", Long.toString(endedAt()));
        boolean pool = before.member(account).flatMap(ArenaMember::backing).isPresent();
        if (pool) {
            PoolSplit.of(
                            stakes,
                            before.backed(ArenaRole.NODE),
                            with -> NodeRewards.split(
                                    before.locked(), before.lastRanking(), with, rewards, seed(before)))
                    .pools()
                    .stream()
                    .filter(share -> share.account().equals(account))
                    .forEach(share -> {
                        factors.put("with", share.with().format());
                        factors.put("without", share.without().format());
                        factors.put("poolReward", share.reward().format());
                    });
        }
        return Optional.of(new Line(
                got.isZero() ? "no Reward B: it has no place in the last ranking that is paid" : "Reward B",
                got.micros(),
                "of all that was kept for the final rank " + NodePay.FORMULA
                        + (pool ? "; less poolReward = (1 − σ) · max(0, with − without)" : "")
                        + "; vests linearly over vestingDays from vestsFrom on",
                factors,
                trail.rests(step, trail.task().definition().epochs(), account),
                rules.filter(roster -> roster.vesting(account).equals(got)).isPresent()));
    }

    /**
     * What is owed beside stakes and rewards: a share of what was left of the pool, or all of it to a creator that paid it in;
     * and the creator's stake, which is no gain.
     */
    private List<Line> dues() {
        Amount due = booked.due(account);
        boolean follows =
                rules.filter(roster -> roster.due(account).equals(due)).isPresent();
        boolean creator = account.equals(trail.task().creator());
        List<Line> lines = new ArrayList<>();
        long rest = due.micros();
        if (creator) {
            Amount locked = ended.map(ArenaRoster::creatorStake)
                    .orElseGet(() -> trail.task().definition().creatorStake());
            rest -= locked.micros();
            lines.add(line(
                    "creator's stake, due again: " + locked.format(),
                    0,
                    "what it locked, less penalties",
                    Map.of("due", due.format()),
                    follows));
        }
        if (rest != 0 || isRemembered() || !follows) {
            lines.add(rest(rest, creator, follows));
        }
        return lines;
    }

    private Line rest(long micros, boolean creator, boolean follows) {
        Map<String, String> factors = new TreeMap<>();
        ended.ifPresent(before -> factors.put("poolLeft", left(before).format()));
        List<Stakeholding> good = ended.map(ArenaRoster::lastGood).orElse(List.of());
        if (creator && good.isEmpty()) {
            factors.put("rewardPool", trail.task().definition().rewardPool().format());
            return line(
                    "what was left of the pool, back to its creator",
                    micros,
                    ended.isPresent()
                            ? "nobody was ever paid: min(poolLeft, rewardPool)"
                            : "the task ended before its first seed: all of rewardPool",
                    factors,
                    follows);
        }
        factors.put("paidLast", paid(good, account).format());
        factors.put(
                "paidLastToAll",
                Amount.sum(good.stream().map(Stakeholding::stake).toList()).format());
        Amount ofPool = ended.map(before -> before.pools().lastGood(account)).orElse(Amount.ZERO);
        if (!ofPool.isZero()) {
            factors.put("paidLastToItsPool", ofPool.format());
        }
        return line(
                "share of what was left of the pool",
                micros,
                "poolLeft · paidLast / paidLastToAll, of the last epoch that paid anybody, pools included, by largest"
                        + " remainder"
                        + (ofPool.isZero() ? "" : "; of it paidLastToItsPool / paidLast, rounded down, to its pool"),
                factors,
                follows);
    }

    /** What is shared: with Reward B, where no rank is paid. */
    private Amount left(ArenaRoster before) {
        boolean unpaid = NodeRewards.weigh(
                        before.lastRanking(),
                        before.stakes(ArenaRole.NODE),
                        trail.task().definition().rewards())
                .organisations()
                .isEmpty();
        return unpaid ? before.pool().plus(before.locked()) : before.pool();
    }

    private boolean isRemembered() {
        return ended.filter(before -> before.lastGood().stream()
                        .anyMatch(holding -> holding.account().equals(account)))
                .isPresent();
    }

    private long endedAt() {
        return step.wrote(ArenaKeys.phase(trail.id()), ArenaPhaseRecord.class)
                .orElseThrow()
                .deadline();
    }

    private static Digest seed(ArenaRoster before) {
        return before.seed().orElseGet(before::digest);
    }

    private static Amount paid(List<Stakeholding> good, AccountId account) {
        return Amount.sum(good.stream()
                .filter(holding -> holding.account().equals(account))
                .map(Stakeholding::stake)
                .toList());
    }

    private Line line(String what, long micros, String formula, Map<String, String> factors, boolean follows) {
        return new Line(
                what,
                micros,
                formula,
                factors,
                trail.rests(step, List.of(ArenaKeys.task(trail.id()), ArenaKeys.member(trail.id(), account))),
                follows);
    }
}
