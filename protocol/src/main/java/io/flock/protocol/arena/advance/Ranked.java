package io.flock.protocol.arena.advance;

import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.EpochEntry;
import io.flock.protocol.arena.Frontier;
import io.flock.protocol.arena.Improvement;
import io.flock.protocol.arena.Result;
import io.flock.protocol.arena.RewardRules;
import io.flock.protocol.arena.Score;
import io.flock.protocol.arena.Standing;
import io.flock.protocol.arena.Submission;
import io.flock.protocol.arena.Unimproved;
import io.flock.protocol.arena.reward.Contender;
import io.flock.protocol.arena.reward.Improvements;
import io.flock.protocol.arena.reward.Scored;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Millionths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who is ranked once an epoch is judged, and with which submission.
 *
 * @param roster with the submissions that stand from now on
 * @param contenders in account order
 * @param submissions what each of them is ranked with
 * @param unimproved whose submission does not stand; absent when all do
 */
record Ranked(
        ArenaRoster roster,
        List<Contender> contenders,
        SortedMap<AccountId, Submission> submissions,
        Optional<List<Unimproved>> unimproved) {

    /** By last submissions, or by those that stand; the final validation judges nothing else, so there all results count. */
    static Ranked of(ArenaAdvanceInput input, ArenaRoster before, EpochDocument epoch, List<Result> results) {
        RewardRules rules = input.definition().rewards();
        boolean last = rules.improvement().isEmpty() || input.definition().isFinal(epoch.epoch());
        return last
                ? all(before, epoch, results)
                : standing(before, epoch, results, rules.improvement().get());
    }

    private static Ranked all(ArenaRoster roster, EpochDocument epoch, List<Result> results) {
        List<Contender> contenders = new ArrayList<>();
        SortedMap<AccountId, Submission> submissions = new TreeMap<>();
        for (Result result : results) {
            EpochEntry entry = epoch.entries().stream()
                    .filter(one -> one.node().equals(result.node()))
                    .findFirst()
                    .orElseThrow();
            result.consensus()
                    .score()
                    .ifPresent(score -> contenders.add(new Contender(result.node(), score, entry.firstEpoch())));
            submissions.put(result.node(), entry.submission());
        }
        return new Ranked(roster, contenders, submissions, Optional.empty());
    }

    /** Who showed a submission in this epoch is ranked with its last one that stands, be it this or an earlier one. */
    private static Ranked standing(ArenaRoster before, EpochDocument epoch, List<Result> results, Millionths least) {
        List<Scored> scored = new ArrayList<>();
        for (Result result : results) {
            Standing shown = shown(before, result.node());
            result.consensus()
                    .score()
                    .ifPresent(
                            score -> scored.add(new Scored(result.node(), score, shown.firstEpoch(), shown.toBeat())));
        }
        if (results.isEmpty()) {
            return new Ranked(before, List.of(), new TreeMap<>(), Optional.empty());
        }
        Improvements now = Improvements.of(epoch.epoch(), before.frontier().orElseGet(Frontier::none), scored, least);
        ArenaRoster improved = before.each(member -> improved(member, now));
        ArenaRoster after = now.frontier().best().isEmpty() ? improved : improved.withFrontier(now.frontier());
        List<Contender> contenders = new ArrayList<>();
        SortedMap<AccountId, Submission> submissions = new TreeMap<>();
        for (EpochEntry entry : epoch.entries()) {
            after.member(entry.node()).flatMap(ArenaMember::improvement).ifPresent(stands -> {
                contenders.add(new Contender(
                        entry.node(), stands.score(), stands.shown().firstEpoch()));
                submissions.put(entry.node(), stands.shown().submission());
            });
        }
        return new Ranked(
                after, contenders, submissions, Optional.of(now.unimproved()).filter(failed -> !failed.isEmpty()));
    }

    private static ArenaMember improved(ArenaMember member, Improvements now) {
        Score score = now.standing().get(member.account());
        return score == null
                ? member
                : member.withImprovement(new Improvement(member.standing().orElseThrow(), score));
    }

    private static Standing shown(ArenaRoster roster, AccountId node) {
        return roster.member(node).flatMap(ArenaMember::standing).orElseThrow();
    }
}
