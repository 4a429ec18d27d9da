package io.flock.protocol.ledger;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.TaskId;

/** The keys of Arena tasks. */
public final class ArenaKeys {
    private ArenaKeys() {}

    public static LedgerKey task(TaskId task) {
        return LedgerKey.key(KeyType.ARENA, task);
    }

    public static KeyRange tasks() {
        return KeyRange.range(KeyType.ARENA);
    }

    public static LedgerKey phase(TaskId task) {
        return LedgerKey.key(KeyType.ARENA_PHASE, task);
    }

    /** One slot of an organisation in a task; both roles share them. */
    public static LedgerKey stake(TaskId task, OrganisationId organisation, int slot) {
        return LedgerKey.key(KeyType.ARENA_STAKE, task, organisation, LedgerKey.digits(slot));
    }

    /** All slots of an organisation in a task that are taken. */
    public static KeyRange stakes(TaskId task, OrganisationId organisation) {
        return KeyRange.range(KeyType.ARENA_STAKE, task, organisation);
    }

    public static KeyRange stakes(TaskId task) {
        return KeyRange.range(KeyType.ARENA_STAKE, task);
    }

    /** Where an account's stake stands: one slot per account, whatever slots it asks for. */
    public static LedgerKey member(TaskId task, AccountId account) {
        return LedgerKey.key(KeyType.ARENA_MEMBER, task, account);
    }

    public static LedgerKey unstaked(TaskId task, AccountId account) {
        return LedgerKey.key(KeyType.ARENA_UNSTAKED, task, account);
    }

    public static KeyRange unstaked(TaskId task) {
        return KeyRange.range(KeyType.ARENA_UNSTAKED, task);
    }

    public static LedgerKey roster(TaskId task) {
        return LedgerKey.key(KeyType.ARENA_ROSTER, task);
    }

    public static LedgerKey access(TaskId task) {
        return LedgerKey.key(KeyType.ARENA_ACCESS, task);
    }

    public static LedgerKey confirmation(TaskId task, AccountId account) {
        return LedgerKey.key(KeyType.ARENA_CONFIRM, task, account);
    }

    public static KeyRange confirmations(TaskId task) {
        return KeyRange.range(KeyType.ARENA_CONFIRM, task);
    }

    public static LedgerKey seed(TaskId task, int epoch, AccountId account) {
        return LedgerKey.key(KeyType.ARENA_SEED, task, LedgerKey.digits(epoch), account);
    }

    public static KeyRange seeds(TaskId task, int epoch) {
        return KeyRange.range(KeyType.ARENA_SEED, task, LedgerKey.digits(epoch));
    }

    public static LedgerKey submission(TaskId task, int epoch, AccountId account) {
        return LedgerKey.key(KeyType.ARENA_SUBMISSION, task, LedgerKey.digits(epoch), account);
    }

    public static KeyRange submissions(TaskId task, int epoch) {
        return KeyRange.range(KeyType.ARENA_SUBMISSION, task, LedgerKey.digits(epoch));
    }

    public static LedgerKey ready(TaskId task, int epoch, AccountId account) {
        return LedgerKey.key(KeyType.ARENA_READY, task, LedgerKey.digits(epoch), account);
    }

    public static KeyRange ready(TaskId task, int epoch) {
        return KeyRange.range(KeyType.ARENA_READY, task, LedgerKey.digits(epoch));
    }

    /** A validator's scores; the stage is the name of its commit phase. */
    public static LedgerKey scores(TaskId task, int epoch, String stage, AccountId account) {
        return LedgerKey.key(KeyType.ARENA_SCORE, task, LedgerKey.digits(epoch), stage, account);
    }

    public static KeyRange scores(TaskId task, int epoch, String stage) {
        return KeyRange.range(KeyType.ARENA_SCORE, task, LedgerKey.digits(epoch), stage);
    }

    /** A proven leak; the phase is the name of the commit phase whose commitment was shown. */
    public static LedgerKey leak(TaskId task, int epoch, String phase, AccountId account) {
        return LedgerKey.key(KeyType.ARENA_LEAK, task, LedgerKey.digits(epoch), phase, account);
    }

    public static KeyRange leaks(TaskId task, int epoch, String phase) {
        return KeyRange.range(KeyType.ARENA_LEAK, task, LedgerKey.digits(epoch), phase);
    }

    public static LedgerKey finalKey(TaskId task) {
        return LedgerKey.key(KeyType.ARENA_FINAL_KEY, task);
    }

    public static LedgerKey epoch(TaskId task, int epoch) {
        return LedgerKey.key(KeyType.ARENA_EPOCH, task, LedgerKey.digits(epoch));
    }

    public static LedgerKey claimed(TaskId task, AccountId account) {
        return LedgerKey.key(KeyType.ARENA_CLAIMED, task, account);
    }

    public static KeyRange claimed(TaskId task) {
        return KeyRange.range(KeyType.ARENA_CLAIMED, task);
    }

    public static LedgerKey settlement(TaskId task, int epoch) {
        return LedgerKey.key(KeyType.SETTLEMENT, task, LedgerKey.digits(epoch));
    }

    public static KeyRange settlements(TaskId task) {
        return KeyRange.range(KeyType.SETTLEMENT, task);
    }
}
