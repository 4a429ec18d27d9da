package io.flock.devnet.internal.policy;

import io.flock.devnet.internal.msp.Identity;
import java.util.BitSet;
import java.util.List;

/**
 * Evaluates a rule as Fabric does: from left to right, the first identity that fits and has not been counted yet is
 * counted. That is greedy, so the order of rules and identities can matter.
 */
final class RuleEvaluation {
    private final List<Identity> identities;

    private RuleEvaluation(List<Identity> identities) {
        this.identities = identities;
    }

    static boolean satisfied(Rule rule, List<Identity> identities) {
        return new RuleEvaluation(identities).satisfied(rule, new BitSet(identities.size()));
    }

    private boolean satisfied(Rule rule, BitSet counted) {
        if (rule instanceof Rule.SignedBy signedBy) {
            return count(signedBy.principal(), counted);
        }
        Rule.OutOf outOf = (Rule.OutOf) rule;
        int satisfied = 0;
        for (Rule each : outOf.rules()) {
            BitSet attempt = (BitSet) counted.clone();
            if (satisfied(each, attempt)) {
                satisfied++;
                counted.or(attempt);
            }
        }
        return satisfied >= outOf.required();
    }

    private boolean count(Principal principal, BitSet counted) {
        for (int i = 0; i < identities.size(); i++) {
            if (!counted.get(i) && principal.includes(identities.get(i))) {
                counted.set(i);
                return true;
            }
        }
        return false;
    }
}
