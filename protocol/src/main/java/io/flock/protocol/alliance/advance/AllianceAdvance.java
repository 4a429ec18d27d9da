package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Tally;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.TimeText;
import io.flock.protocol.identity.AccountId;
import java.util.List;
import java.util.TreeMap;

/**
 * The advance of a task as one pure function: the ledger writes its outcome, an auditor computes it again from replayed
 * blocks and compares byte for byte. The same input gives the same outcome whoever asks (attack 4).
 *
 * <p>Anyone may advance: when nobody is awaited any more, or from {@link Deadline#advanceAt} on.
 */
public final class AllianceAdvance {
    private AllianceAdvance() {}

    /** Whether an advance would be accepted at the input's timestamp. */
    public static boolean isDue(AdvanceInput input) {
        if (input.phase().phase().isTerminal()) {
            return false;
        }
        return isComplete(input) || input.timestamp() >= Deadline.advanceAt(input.phase(), input.clockWindowSeconds());
    }

    /**
     * Advances out of the current phase.
     *
     * @throws FlockException TOO_EARLY while somebody is awaited and the deadline is not past; WRONG_PHASE when the task
     *     has ended
     */
    public static AdvanceOutcome apply(AdvanceInput input) {
        requireDue(input);
        return switch (input.phase().phase()) {
            case RECRUITING -> Step.of(input).to(Phase.CLOSED);
            case CLOSED -> admit(input);
            case SEED -> seed(input);
            case PROPOSE_COMMIT -> Step.of(input).to(Phase.PROPOSE_REVEAL);
            case PROPOSE_REVEAL ->
                Step.of(input)
                        .write(round(input).withProposals(Reveals.proposals(round(input), input.records())))
                        .to(Phase.VOTE_COMMIT);
            case VOTE_COMMIT -> Step.of(input).to(Phase.VOTE_REVEAL);
            case VOTE_REVEAL -> tally(input);
            case AGGREGATE_COMMIT -> Step.of(input).to(Phase.AGGREGATE_REVEAL);
            case AGGREGATE_REVEAL -> settle(input, round(input).tally().orElseThrow(), true);
            case COMPLETED, CANCELLED -> throw new IllegalStateException("a terminal phase is never due");
        };
    }

    private static boolean isComplete(AdvanceInput input) {
        if (input.phase().phase() != Phase.RECRUITING) {
            return Expected.awaited(input).isEmpty();
        }
        TaskDefinition definition = input.task().definition();
        boolean allNamed =
                !definition.participants().isEmpty() && Expected.awaited(input).isEmpty();
        return allNamed || Admission.isFull(definition, Admission.applicants(input.records()));
    }

    private static void requireDue(AdvanceInput input) {
        PhaseRecord phase = input.phase();
        if (phase.phase().isTerminal()) {
            throw new FlockException(
                    ErrorCode.WRONG_PHASE, "task " + input.task().taskId() + " has ended, it is " + phase.phase());
        }
        if (!isDue(input)) {
            List<AccountId> awaited = Expected.awaited(input);
            throw new FlockException(
                    ErrorCode.TOO_EARLY,
                    "in " + phase.phase() + " of round " + phase.round() + " " + awaited.size()
                            + " accounts are awaited, time alone allows an advance from "
                            + TimeText.of(Deadline.advanceAt(phase, input.clockWindowSeconds())) + ", it is "
                            + TimeText.of(input.timestamp()));
        }
    }

    private static RoundDocument round(AdvanceInput input) {
        return input.round().orElseThrow(() -> new IllegalArgumentException("the round's document is missing"));
    }

    private static AdvanceOutcome admit(AdvanceInput input) {
        TaskDefinition definition = input.task().definition();
        List<JoinRecord> admitted = Admission.admit(definition, Admission.applicants(input.records()));
        List<Member> members = admitted.stream().map(Member::admitted).toList();
        if (members.size() < definition.minParticipants() || !Candidates.suffice(members)) {
            return TaskClosing.allBack(input.task(), input.phase().round(), input.timestamp());
        }
        Roster roster = new Roster(
                members,
                definition.rewardPool(),
                new TreeMap<>(),
                0,
                List.of(),
                definition.initialModel().map(GlobalModel::ofArtifact).orElseGet(GlobalModel::unseeded));
        return Step.of(input).with(roster).to(Phase.SEED);
    }

    private static AdvanceOutcome seed(AdvanceInput input) {
        Roster before = input.roster().orElseThrow();
        SeedPhase seed = SeedPhase.of(input);
        Step step = Step.of(input).toTreasury(seed.treasury());
        int number = input.phase().round();
        if (!seed.voided()) {
            Roster roster = seed.roster().withModel(seed.roster().model().seeded(seed.seed()));
            if (Candidates.suffice(seed.revealed())) {
                RoundDocument opened = RoundDocument.opened(
                        number,
                        seed.seed(),
                        roster.model(),
                        RoleDraw.draw(seed.revealed(), roster, input.task().definition(), seed.seed()),
                        seed.penalties());
                return step.with(roster).write(opened).to(Phase.PROPOSE_COMMIT);
            }
            return step.with(roster).write(unheld(input, seed, before, roster)).end(Phase.COMPLETED);
        }
        Roster roster = RosterUpdate.leaves(
                seed.roster().withVoidStreak(before.voidStreak() + 1),
                input.records().leaves(),
                number + 1);
        return NextRound.afterVoid(step.with(roster).write(unheld(input, seed, before, roster)));
    }

    private static RoundDocument unheld(AdvanceInput input, SeedPhase seed, Roster before, Roster after) {
        return RoundDocument.opened(input.phase().round(), seed.seed(), after.model(), List.of(), seed.penalties())
                .withSettlement(RoundSettlement.ofSeedPhase(before, after, input.keeper()));
    }

    private static AdvanceOutcome tally(AdvanceInput input) {
        Tally tally = VoteTally.of(input.task().definition(), round(input), input.records());
        int least = input.task().definition().aggregation().leastUpdates();
        if (tally.voided() || tally.standing().size() < least) {
            return settle(input, tally, false);
        }
        return Step.of(input).write(round(input).withTally(tally)).to(Phase.AGGREGATE_COMMIT);
    }

    private static AdvanceOutcome settle(AdvanceInput input, Tally tally, boolean aggregated) {
        RoundSettlement settlement = RoundSettlement.of(input, round(input), tally, aggregated);
        Step step = Step.of(input)
                .with(settlement.roster())
                .write(settlement.round())
                .toTreasury(settlement.treasury());
        return tally.voided() ? NextRound.afterVoid(step) : NextRound.afterSettled(step, settlement);
    }
}
