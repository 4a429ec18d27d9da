package io.flock.protocol.arena.advance;

import io.flock.protocol.arena.ArenaFault;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.Assignment;
import io.flock.protocol.arena.Consensus;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.EpochEntry;
import io.flock.protocol.arena.Result;
import io.flock.protocol.arena.jury.AssignmentDraw;
import io.flock.protocol.arena.jury.ConsensusScore;
import io.flock.protocol.arena.jury.DisputeDraw;
import io.flock.protocol.beacon.Beacon;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a SCORE-REVEAL phase makes: the consensus of each submission, and what is disputed. */
final class Scoring {
    private static final ArenaPhase STAGE = ArenaPhase.SCORE_COMMIT;

    private Scoring() {}

    /**
     * Void unless more than half of those assigned, by accounts and by weight, revealed. Disputed is what has too few scores
     * or scores too far apart, and a share drawn by the seed that came with the scores. All validators of the epoch that
     * were at no fault judge it again.
     */
    static ArenaOutcome advance(ArenaAdvanceInput input) {
        EpochDocument epoch = input.judging();
        ArenaRoster before = input.frozen();
        List<AccountId> jury = epoch.jury(STAGE);
        SortedMap<AccountId, Amount> expected = new TreeMap<>(before.stakes(ArenaRole.VALIDATOR));
        expected.keySet().retainAll(jury);
        ScoreSheets sheets = new ScoreSheets(epoch, STAGE, input.records().scores(), before.stakes(ArenaRole.VALIDATOR))
                .without(input.records().leaked());
        SortedMap<AccountId, Digest> preimages = new TreeMap<>();
        sheets.authors().forEach(author -> input.records()
                .scores()
                .get(author)
                .preimage()
                .ifPresent(preimage -> preimages.put(author, preimage)));
        Digest seed = Beacon.next(epoch.seed(), preimages);
        ArenaRoster roster =
                before.each(member -> moved(member, input, jury, preimages)).withSeed(seed);
        List<ArenaFault> faults = new ArrayList<>(epoch.faults());
        faults.addAll(JuryFaults.missing(jury, input.records()));
        ArenaStep step = ArenaStep.of(input).with(roster);
        if (!Turnout.isEnough(expected, sheets.authors())) {
            EpochDocument voided = epoch.withResults(List.of(), faults, List.of());
            return ArenaSettling.settle(step.write(voided), voided, true);
        }
        List<Result> results = epoch.entries().stream()
                .map(entry -> new Result(
                        entry.node(),
                        ConsensusScore.of(
                                sheets.reports(entry.node()),
                                input.definition().jury().consensus()),
                        false,
                        false,
                        false))
                .toList();
        EpochDocument judged = epoch.withResults(results, faults, List.of());
        List<Assignment> disputes = disputes(input, judged, seed);
        EpochDocument disputed = judged.withResults(
                results.stream()
                        .map(result -> believed(result, disputes, input))
                        .toList(),
                faults,
                disputes);
        return disputed.disputed().isEmpty()
                ? ArenaSettling.settle(step.write(disputed), disputed, false)
                : step.write(disputed).to(ArenaPhase.DISPUTE_COMMIT);
    }

    /** What should be judged again, and has nobody left who could, is unscored. */
    private static Result believed(Result result, List<Assignment> disputes, ArenaAdvanceInput input) {
        Consensus consensus = result.consensus();
        boolean judgedAgain =
                disputes.stream().anyMatch(assignment -> assignment.node().equals(result.node()));
        return judgedAgain || !consensus.isDisputed(input.definition().jury())
                ? result
                : new Result(
                        result.node(),
                        new Consensus(Optional.empty(), consensus.counted(), consensus.spread()),
                        false,
                        false,
                        false);
    }

    private static List<Assignment> disputes(ArenaAdvanceInput input, EpochDocument judged, Digest seed) {
        List<AccountId> nodes = judged.entries().stream().map(EpochEntry::node).toList();
        SortedSet<AccountId> disputed =
                new TreeSet<>(DisputeDraw.draw(nodes, input.definition().jury().disputedShare(), seed));
        judged.results().stream()
                .filter(result ->
                        result.consensus().isDisputed(input.definition().jury()))
                .forEach(result -> disputed.add(result.node()));
        List<AccountId> ready = judged.ready().stream()
                .filter(validator -> !judged.isFaulty(validator))
                .toList();
        return AssignmentDraw.everyone(disputed, ready).stream()
                .filter(assignment -> !assignment.validators().isEmpty())
                .toList();
    }

    private static ArenaMember moved(
            ArenaMember member, ArenaAdvanceInput input, List<AccountId> jury, SortedMap<AccountId, Digest> preimages) {
        Digest preimage = preimages.get(member.account());
        if (preimage != null) {
            return member.withTip(preimage);
        }
        boolean withheld =
                jury.contains(member.account()) && input.records().scores().containsKey(member.account());
        return withheld ? member.withheldAgain() : member;
    }
}
