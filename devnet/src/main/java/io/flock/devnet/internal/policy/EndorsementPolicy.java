package io.flock.devnet.internal.policy;

import io.flock.devnet.internal.msp.Identity;
import io.flock.devnet.internal.msp.NodeRole;
import java.util.List;

/** Who must endorse the transactions of a chaincode. */
public sealed interface EndorsementPolicy {
    /**
     * Whether these endorsers are enough.
     *
     * @param endorsers valid identities without repetition
     */
    boolean satisfied(List<Identity> endorsers);

    /**
     * Reads a signature policy; the empty text is the channel's default, a majority of its organisations.
     *
     * @param organisations number of organisations of the channel
     * @throws IllegalArgumentException if the text is no policy
     */
    static EndorsementPolicy parse(String text, int organisations) {
        return text.isBlank() ? new Majority(organisations) : new Signatures(RuleText.parse(text));
    }

    /** A policy of its own. */
    record Signatures(Rule rule) implements EndorsementPolicy {
        @Override
        public boolean satisfied(List<Identity> endorsers) {
            return RuleEvaluation.satisfied(rule, endorsers);
        }
    }

    /** {@code /Channel/Application/Endorsement}: peers of more than half of the organisations. */
    record Majority(int organisations) implements EndorsementPolicy {
        @Override
        public boolean satisfied(List<Identity> endorsers) {
            return endorsers.stream()
                            .filter(each -> each.role() == NodeRole.PEER)
                            .map(Identity::mspId)
                            .distinct()
                            .count()
                    > organisations / 2;
        }
    }
}
