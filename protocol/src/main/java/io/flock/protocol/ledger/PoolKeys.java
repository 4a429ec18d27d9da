package io.flock.protocol.ledger;

import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;

/** The keys of pools and delegations. */
public final class PoolKeys {
    private PoolKeys() {}

    public static LedgerKey pool(AccountId owner, ArenaRole role) {
        return LedgerKey.key(KeyType.POOL, owner, role);
    }

    public static KeyRange pools() {
        return KeyRange.range(KeyType.POOL);
    }

    /** What one account has free in a pool. */
    public static LedgerKey delegation(AccountId owner, ArenaRole role, AccountId delegator) {
        return LedgerKey.key(KeyType.DELEGATION, owner, role, delegator);
    }

    public static KeyRange delegations(AccountId owner, ArenaRole role) {
        return KeyRange.range(KeyType.DELEGATION, owner, role);
    }

    /** That a pool was allotted to a task. */
    public static LedgerKey task(AccountId owner, ArenaRole role, TaskId task) {
        return LedgerKey.key(KeyType.POOL_TASK, owner, role, task);
    }

    public static KeyRange tasks(AccountId owner, ArenaRole role) {
        return KeyRange.range(KeyType.POOL_TASK, owner, role);
    }

    public static LedgerKey allotment(TaskId task, AccountId owner) {
        return LedgerKey.key(KeyType.ALLOTMENT, task, owner);
    }

    public static KeyRange allotments(TaskId task) {
        return KeyRange.range(KeyType.ALLOTMENT, task);
    }

    public static LedgerKey parts(TaskId task, AccountId owner) {
        return LedgerKey.key(KeyType.ALLOTMENT_PARTS, task, owner);
    }

    /** What a delegator got of an allotment. */
    public static LedgerKey claimed(TaskId task, AccountId owner, AccountId delegator) {
        return LedgerKey.key(KeyType.POOL_CLAIMED, task, owner, delegator);
    }

    public static KeyRange claimed(TaskId task) {
        return KeyRange.range(KeyType.POOL_CLAIMED, task);
    }
}
