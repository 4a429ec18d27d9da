package io.flock.sdk.audit.internal.rules.replay;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.Consortium;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.ParametersDocument;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.ledger.LedgerKey;

/** Who belongs to the consortium, and what it has set, as a replayed transaction finds it. */
public final class Membership {
    private Membership() {}

    /**
     * The organisations of the consortium.
     *
     * @throws FlockException NOT_FOUNDED
     */
    public static Consortium consortium(Replay replay) {
        return replay.find(LedgerKey.consortium(), Consortium.class)
                .orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUNDED, "there is no consortium yet"));
    }

    /**
     * Refuses an organisation that is no member.
     *
     * @throws FlockException NOT_A_MEMBER, or as {@link #consortium}
     */
    public static void require(Replay replay, OrganisationId organisation) {
        Refusal.unless(consortium(replay).has(organisation), ErrorCode.NOT_A_MEMBER, organisation + " is no member");
    }

    /**
     * The parameters in force.
     *
     * @throws FlockException NOT_FOUNDED
     */
    public static GovernanceParameters parameters(Replay replay) {
        return replay.find(LedgerKey.parameters(), ParametersDocument.class)
                .orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUNDED, "there are no parameters yet"))
                .parameters();
    }
}
