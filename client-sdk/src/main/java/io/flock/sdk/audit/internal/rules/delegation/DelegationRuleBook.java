package io.flock.sdk.audit.internal.rules.delegation;

import io.flock.protocol.error.FlockException;
import io.flock.sdk.audit.internal.rules.replay.Replay;

/** Which rules a function of {@code delegation} follows. */
public final class DelegationRuleBook {
    private DelegationRuleBook() {}

    /**
     * Does a transaction of the contract again.
     *
     * @throws FlockException what the rules refuse
     */
    public static void apply(Replay replay) {
        switch (replay.transaction().function()) {
            case "delegation:OpenPool" -> DelegationRules.open(replay);
            case "delegation:SetSharingRatio" -> DelegationRules.setRatio(replay);
            case "delegation:Delegate" -> DelegationRules.delegate(replay);
            case "delegation:Undelegate" -> DelegationRules.undelegate(replay);
            case "delegation:AllotPool" -> DelegationRules.allot(replay);
            case "delegation:ClaimPool" -> DelegationRules.claim(replay);
            default -> {
                // Nothing is expected to be written.
            }
        }
    }
}
