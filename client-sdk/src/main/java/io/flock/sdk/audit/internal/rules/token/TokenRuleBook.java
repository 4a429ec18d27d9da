package io.flock.sdk.audit.internal.rules.token;

import io.flock.protocol.error.FlockException;
import io.flock.sdk.audit.internal.rules.replay.Replay;

/** Which rules a function of {@code token} follows. */
public final class TokenRuleBook {
    private TokenRuleBook() {}

    /**
     * Does a transaction of the contract again.
     *
     * @throws FlockException what the rules refuse
     */
    public static void apply(Replay replay) {
        switch (replay.transaction().function()) {
            case "token:Transfer" -> TokenRules.transfer(replay);
            case "token:TransferFrom" -> TokenRules.transferFrom(replay);
            case "token:Approve" -> TokenRules.approve(replay);
            case "token:Burn" -> TokenRules.burn(replay);
            case "token:Collect" -> TokenRules.collect(replay);
            case "token:Lock" -> LockRules.lock(replay);
            case "token:Unlock" -> LockRules.unlock(replay);
            default -> {
                // Nothing is expected to be written.
            }
        }
    }
}
