package io.flock.protocol.arena.advance;

import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.EpochEntry;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.Result;
import io.flock.protocol.arena.jury.AssignmentDraw;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.List;

/** What begins the final validation, or ends the task when its key is missing. */
final class FinalValidation {
    private FinalValidation() {}

    /** With the key, all validators score what other organisations are judged by; without it the creator pays. */
    static ArenaOutcome advance(ArenaAdvanceInput input) {
        ArenaStep step = ArenaStep.of(input);
        if (!input.records().finalKey()) {
            return withoutKey(step, ArenaSettling.nothing(input, input.frozen()));
        }
        ArenaRoster roster = input.frozen();
        List<EpochEntry> entries = roster.active(ArenaRole.NODE).stream()
                .flatMap(member -> roster.candidate(member, input.definition().rewards()).stream()
                        .map(standing ->
                                new EpochEntry(member.account(), standing.submission(), standing.firstEpoch())))
                .toList();
        List<AccountId> ready = roster.active(ArenaRole.VALIDATOR).stream()
                .map(ArenaMember::account)
                .toList();
        EpochDocument document = new EpochDocument(
                input.phase().epoch(),
                roster.seed().orElseThrow(),
                ready,
                entries,
                AssignmentDraw.everyone(entries.stream().map(EpochEntry::node).toList(), ready),
                List.of(),
                List.of(),
                List.of());
        return document.jury(ArenaPhase.SCORE_COMMIT).isEmpty()
                ? step.write(document).end(ArenaPhase.COMPLETED)
                : step.write(document).to(ArenaPhase.SCORE_COMMIT);
    }

    /** No key, or one with which two thirds could read nothing (attack 44): Reward B follows the last ranking. */
    static ArenaOutcome withoutKey(ArenaStep step, EpochSettlement settlement) {
        ArenaTaskDocument task = step.input().task();
        ArenaRoster roster = step.roster();
        Amount slash = task.definition().lieSlash(roster.creatorStake());
        List<Penalty> penalties = new ArrayList<>(settlement.penalties());
        penalties.add(new Penalty(task.creator(), PenaltyReason.NO_FINAL_KEY, slash));
        return step.with(roster.withCreatorStake(roster.creatorStake().minus(slash)))
                .toTreasury(slash)
                .settle(ArenaSettling.withPenalties(settlement, penalties))
                .end(ArenaPhase.COMPLETED);
    }

    /** Whether nobody could read the final set: not one submission has a score, and each was clearly unavailable. */
    static boolean isUnreadable(List<Result> results) {
        return !results.isEmpty() && results.stream().allMatch(Result::unavailable);
    }
}
