package io.flock.protocol.arena;

import io.flock.protocol.identity.AccountId;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who holds one role only in a task of the Arena: is node, or validator, and never both. */
public enum RoleSeparation {
    /** Each account; an organisation may have nodes and validators, and these never judge those. */
    ACCOUNTS,
    /**
     * Each organisation: its first application that stands decides. No validator then has a node of its own house to
     * pass another's model to.
     */
    ORGANISATIONS;

    /**
     * What keeps an account out of a role where organisations are separated: an application of its organisation for the other
     * role that stands. Who has taken its stake back binds nobody.
     *
     * @param applications of the account's organisation in the task, in the order of their slots
     * @param hasUnstaked whether an account has taken its stake back; asked of those in the other role only, until one stands
     * @return the first such application; empty: the role is free to the organisation
     */
    public static Optional<StakeRecord> inOtherRole(
            ArenaRole role, Stream<StakeRecord> applications, Predicate<AccountId> hasUnstaked) {
        return applications
                .filter(application -> application.role() != role)
                .filter(application -> !hasUnstaked.test(application.account()))
                .findFirst();
    }
}
