package io.flock.sdk.audit.internal.rules;

import io.flock.protocol.error.FlockException;
import io.flock.sdk.audit.internal.rules.alliance.AllianceRuleBook;
import io.flock.sdk.audit.internal.rules.arena.ArenaRuleBook;
import io.flock.sdk.audit.internal.rules.delegation.DelegationRuleBook;
import io.flock.sdk.audit.internal.rules.governance.GovernanceRuleBook;
import io.flock.sdk.audit.internal.rules.marketplace.MarketRuleBook;
import io.flock.sdk.audit.internal.rules.replay.Replay;
import io.flock.sdk.audit.internal.rules.token.TokenRuleBook;

/** Which contract's rules a function follows. Whatever is in no contract's book, queries included, may write nothing. */
final class RuleBook {
    private RuleBook() {}

    /** @throws FlockException what the rules refuse */
    static void apply(Replay replay) {
        String function = replay.transaction().function();
        switch (function.substring(0, Math.max(0, function.indexOf(':')))) {
            case "token" -> TokenRuleBook.apply(replay);
            case "governance" -> GovernanceRuleBook.apply(replay);
            case "alliance" -> AllianceRuleBook.apply(replay);
            case "arena" -> ArenaRuleBook.apply(replay);
            case "marketplace" -> MarketRuleBook.apply(replay);
            case "delegation" -> DelegationRuleBook.apply(replay);
            default -> {
                // Nothing is expected to be written.
            }
        }
    }
}
