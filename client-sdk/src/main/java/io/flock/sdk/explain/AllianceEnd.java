package io.flock.sdk.explain;

import io.flock.protocol.alliance.ClaimRecord;
import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.LeaveRecord;
import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.MembershipRecord;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.Stakeholding;
import io.flock.protocol.alliance.advance.ClaimRule;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.KeyRange;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Refund;
import io.flock.sdk.audit.TrailStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the end of a task of the Alliance meant to an account, and what it claimed. */
record AllianceEnd(TaskTrail trail, AccountId account) {

    static TaskExplanation explain(TaskTrail trail, AccountId account) {
        AllianceEnd end = new AllianceEnd(trail, account);
        List<Line> lines = new ArrayList<>();
        trail.ended().ifPresent(step -> lines.add(end.share(step)));
        trail.steps().forEach(step -> end.claim(step).ifPresent(lines::add));
        return new TaskExplanation(trail.id(), account, lines);
    }

    /** Its share of what was left of the pool, or why there is none. */
    private Line share(TrailStep step) {
        Roster booked = step.wrote(LedgerKey.roster(trail.id()), Roster.class).orElseThrow();
        Optional<AllianceAgain> again = AllianceAgain.of(trail, step);
        Optional<Roster> rules = again.flatMap(computed -> computed.outcome().roster());
        Optional<Roster> ended = again.flatMap(computed -> computed.outcome().ended());
        Amount before = ended.map(this::money).orElse(Amount.ZERO);
        long got = money(booked).micros() - before.micros();
        boolean follows =
                rules.filter(roster -> money(roster).equals(money(booked))).isPresent();
        Map<String, String> factors = new TreeMap<>();
        ended.ifPresent(roster -> factors.put("poolLeft", roster.pool().format()));
        List<Stakeholding> good = ended.map(Roster::lastGood).orElse(List.of());
        if (account.equals(trail.task().creator()) && good.isEmpty()) {
            factors.put("rewardPool", trail.task().definition().rewardPool().format());
            return line(
                    "what was left of the pool, back to its creator",
                    got,
                    "nobody was ever good: min(poolLeft, rewardPool)",
                    factors,
                    step,
                    follows);
        }
        Optional<Stakeholding> own = good.stream()
                .filter(holding -> holding.account().equals(account))
                .findFirst();
        own.ifPresent(holding -> {
            factors.put("stakeAtRoundStart", holding.stake().format());
            factors.put(
                    "stakesOfTheGood",
                    Amount.sum(good.stream().map(Stakeholding::stake).toList()).format());
        });
        boolean nothing = got == 0;
        return line(
                nothing
                        ? "no share of what was left of the pool: "
                                + (own.isPresent()
                                        ? "its part comes to less than a micro-FLOCK"
                                        : "it was not good in the last round in which anybody was")
                        : "share of what was left of the pool",
                got,
                "poolLeft · stakeAtRoundStart / stakesOfTheGood, of the last round in which anybody was good, by largest"
                        + " remainder",
                factors,
                step,
                follows);
    }

    private Optional<Line> claim(TrailStep step) {
        return step.wrote(LedgerKey.claimed(trail.id(), account), ClaimRecord.class)
                .map(record -> {
                    StateBefore state = StateBefore.of(trail.steps(), step);
                    Optional<Refund> rules = Again.of(() -> ClaimRule.amount(
                            account,
                            state.find(LedgerKey.roster(trail.id()), Roster.class)
                                    .orElseThrow(),
                            join(state),
                            state.find(LedgerKey.leave(trail.id(), account), LeaveRecord.class)));
                    return line(
                            "claimed " + record.refund().total().format() + " FLOCK, its stake included",
                            0,
                            "stake + dues; what it earned is counted where it was earned",
                            Map.of(),
                            step,
                            rules.equals(Optional.of(record.refund())));
                });
    }

    private Optional<JoinRecord> join(StateBefore state) {
        return state.find(LedgerKey.member(trail.id(), account), MembershipRecord.class)
                .flatMap(member -> state.range(KeyRange.joins(trail.id()), JoinRecord.class).values().stream()
                        .filter(join -> join.account().equals(account))
                        .findFirst());
    }

    private Line line(
            String what, long micros, String formula, Map<String, String> factors, TrailStep step, boolean follows) {
        return new Line(what, micros, formula, factors, List.of(step.id()), follows);
    }

    private Amount money(Roster roster) {
        return roster.member(account).map(Member::money).orElse(Amount.ZERO).plus(roster.due(account));
    }
}
