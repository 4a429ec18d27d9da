package io.flock.sdk.audit.internal.rules.arena;

import io.flock.protocol.error.FlockException;
import io.flock.sdk.audit.internal.rules.replay.Replay;

/** Which rules a function of {@code arena} follows. */
public final class ArenaRuleBook {
    private ArenaRuleBook() {}

    /**
     * Does a transaction of the contract again.
     *
     * @throws FlockException what the rules refuse
     */
    public static void apply(Replay replay) {
        switch (replay.transaction().function()) {
            case "arena:CreateTask" -> ArenaStakeRules.create(replay);
            case "arena:Stake" -> ArenaStakeRules.stake(replay);
            case "arena:Unstake" -> ArenaStakeRules.unstake(replay);
            case "arena:Claim" -> ArenaStakeRules.claim(replay);
            case "arena:Cancel" -> ArenaAdvanceRules.cancel(replay);
            case "arena:AdvanceTask" -> ArenaAdvanceRules.advance(replay);
            case "arena:PublishAccess" -> ArenaRecordRules.access(replay);
            case "arena:ConfirmAccess" -> ArenaRecordRules.confirm(replay);
            case "arena:PublishFinalKey" -> ArenaRecordRules.finalKey(replay);
            case "arena:RevealSeed" -> ArenaRecordRules.seed(replay);
            case "arena:Ready" -> ArenaRecordRules.ready(replay);
            case "arena:CommitSubmission" -> ArenaRecordRules.commitSubmission(replay);
            case "arena:RevealSubmission" -> ArenaRecordRules.revealSubmission(replay);
            case "arena:CommitScores" -> ArenaScoreRules.commit(replay);
            case "arena:RevealScores" -> ArenaScoreRules.reveal(replay);
            case "arena:ProveLeak" -> ArenaScoreRules.leak(replay);
            default -> {
                // Nothing is expected to be written.
            }
        }
    }
}
