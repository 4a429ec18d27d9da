package io.flock.sdk.audit.internal.rules.alliance;

import io.flock.protocol.error.FlockException;
import io.flock.sdk.audit.internal.rules.replay.Replay;

/** Which rules a function of {@code alliance} follows. */
public final class AllianceRuleBook {
    private AllianceRuleBook() {}

    /**
     * Does a transaction of the contract again.
     *
     * @throws FlockException what the rules refuse
     */
    public static void apply(Replay replay) {
        switch (replay.transaction().function()) {
            case "alliance:CreateTask" -> TaskRules.create(replay);
            case "alliance:Join" -> TaskRules.join(replay);
            case "alliance:Leave" -> TaskRules.leave(replay);
            case "alliance:Claim" -> TaskRules.claim(replay);
            case "alliance:Cancel" -> AdvanceRules.cancel(replay);
            case "alliance:AdvanceTask" -> AdvanceRules.advance(replay);
            case "alliance:RevealSeed" -> RevealRules.seed(replay);
            case "alliance:CommitUpdate" -> CommitRules.update(replay);
            case "alliance:RevealUpdate" -> RevealRules.update(replay);
            case "alliance:CommitVote" -> CommitRules.vote(replay);
            case "alliance:RevealVote" -> RevealRules.vote(replay);
            case "alliance:CommitAggregate" -> CommitRules.aggregate(replay);
            case "alliance:RevealAggregate" -> RevealRules.aggregate(replay);
            case "alliance:ProveLeak" -> RevealRules.leak(replay);
            default -> {
                // Nothing is expected to be written.
            }
        }
    }
}
