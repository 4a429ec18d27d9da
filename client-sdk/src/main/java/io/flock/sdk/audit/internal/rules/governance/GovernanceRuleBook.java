package io.flock.sdk.audit.internal.rules.governance;

import io.flock.protocol.error.FlockException;
import io.flock.sdk.audit.internal.rules.replay.Replay;
import io.flock.sdk.audit.internal.rules.token.EmissionRules;

/** Which rules a function of {@code governance} follows. */
public final class GovernanceRuleBook {
    private GovernanceRuleBook() {}

    /**
     * Does a transaction of the contract again.
     *
     * @throws FlockException what the rules refuse
     */
    public static void apply(Replay replay) {
        switch (replay.transaction().function()) {
            case "governance:Found" -> GovernanceRules.found(replay);
            case "governance:Propose" -> GovernanceRules.propose(replay);
            case "governance:Approve" -> GovernanceRules.approve(replay);
            case "governance:AdvanceEpoch" -> EmissionRules.advance(replay);
            default -> {
                // Nothing is expected to be written.
            }
        }
    }
}
