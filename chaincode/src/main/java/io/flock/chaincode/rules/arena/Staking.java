package io.flock.chaincode.rules.arena;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.governance.Membership;
import io.flock.chaincode.rules.token.Balances;
import io.flock.chaincode.rules.token.LockStaking;
import io.flock.protocol.alliance.MembershipRecord;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.RoleSeparation;
import io.flock.protocol.arena.StakeRecord;
import io.flock.protocol.arena.request.Stake;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.token.Cover;
import java.util.List;
import java.util.Optional;

/** Applies for a role in a task with a stake. */
public final class Staking {
    private Staking() {}

    /**
     * Takes the stake and writes the application into a slot of the caller's organisation: the slots bound what an
     * organisation can write, whatever accounts it opens (attack 43). The same again has no effect.
     *
     * <p>Where the task separates organisations, a first application reads all slots of the caller's organisation as a range.
     * So of two first applications of one organisation in one block the second is invalid (a phantom read), whether they
     * are for the same role or not. Sent again, it is refused if the first is for the other role, and taken in a free slot
     * otherwise. Applications of different organisations don't conflict.
     *
     * <p>In a task that takes gmFLOCK the stake comes out of a lock of the caller, with the FLOCK behind it.
     *
     * @throws FlockException UNKNOWN_TASK, WRONG_PHASE, NOT_A_MEMBER, NOT_AUTHORISED when the task names others, for
     *     nodes of the creator's organisation, and where the task separates organisations for the role that the caller's
     *     has not, STAKE_TOO_LOW, INVALID_ARGUMENT for a slot that the task does not have or a
     *     validator without a key, ALREADY_DONE, SLOT_TAKEN, INSUFFICIENT_BALANCE, UNKNOWN_LOCK
     */
    public static void stake(Ledger ledger, Stake request) {
        CurrentTask task = CurrentTask.read(ledger, request.taskId()).require(ArenaPhase.OPEN);
        AccountId account = ledger.account();
        Membership.require(ledger, account.organisation());
        check(task, account, request);
        Optional<StakeRecord> before = Applications.stake(ledger, task.id(), account);
        if (before.isPresent()) {
            requireSame(ledger, task, before.get(), request);
            return;
        }
        LedgerKey slot = ArenaKeys.stake(task.id(), account.organisation(), request.slot());
        ledger.find(slot, StakeRecord.class).ifPresent(other -> {
            throw new FlockException(
                    ErrorCode.SLOT_TAKEN,
                    other.account() + " holds slot " + other.slot() + " of its organisation in task " + task.id());
        });
        if (task.definition().separatesOrganisations()) {
            requireOneRole(ledger, task, account, request.role());
        }
        Balances.fold(ledger, account, request.collect().orElse(List.of()));
        Optional<Cover> cover = LockStaking.stake(ledger, request.lock(), request.stake());
        ledger.put(slot, StakeRecord.of(account, request, cover));
        ledger.put(ArenaKeys.member(task.id(), account), new MembershipRecord(request.slot()));
        ledger.happened(task.event(EventKind.STAKED, ledger, slot).withAmount(request.stake()));
    }

    private static void check(CurrentTask task, AccountId account, Stake request) {
        ArenaTask definition = task.definition();
        List<AccountId> named = definition.participants();
        if (!named.isEmpty() && !named.contains(account)) {
            throw new FlockException(
                    ErrorCode.NOT_AUTHORISED,
                    account + " is none of the accounts that task " + task.id() + " names",
                    "stake on a task that is open, or ask for one that names you");
        }
        // It knows the final set.
        if (request.role() == ArenaRole.NODE
                && account.organisation().equals(task.task().creator().organisation())) {
            throw new FlockException(
                    ErrorCode.NOT_AUTHORISED,
                    "the creator's organisation, " + account.organisation() + ", can't train in task " + task.id(),
                    "validate, or train in a task of another organisation");
        }
        request.requireUnit(definition);
        request.requireEnough(definition);
        int slots = definition.nodes().max() + definition.validators().max();
        if (request.slot() >= slots) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    "$.slot is " + request.slot() + ", the task has slots 0 to " + (slots - 1));
        }
        if (request.accessKey().isPresent() != (request.role() == ArenaRole.VALIDATOR)) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT, "$.accessKey is given by validators, and by nobody else");
        }
    }

    private static void requireOneRole(Ledger ledger, CurrentTask task, AccountId account, ArenaRole role) {
        RoleSeparation.inOtherRole(
                        role,
                        Applications.of(ledger, task.id(), account.organisation()),
                        other -> Applications.unstaked(ledger, task.id(), other).isPresent())
                .ifPresent(other -> {
                    throw new FlockException(
                            ErrorCode.NOT_AUTHORISED,
                            other.account() + " has applied as " + other.role() + " in task " + task.id()
                                    + ", where an organisation is node or validator and never both",
                            "apply as " + other.role() + ", or as " + role + " once it has taken its stake back");
                });
    }

    /** A second application is refused, also after unstaking: nobody can starve an advance by rewriting (attack 42). */
    private static void requireSame(Ledger ledger, CurrentTask task, StakeRecord standing, Stake request) {
        boolean left =
                Applications.unstaked(ledger, task.id(), standing.account()).isPresent();
        if (left || !standing.answers(request)) {
            throw new FlockException(
                    ErrorCode.ALREADY_DONE,
                    standing.account() + " has staked "
                            + task.definition().stakeUnit().text(standing.stake()) + " as " + standing.role()
                            + " on task "
                            + task.id() + (left ? ", and has taken it back" : ""),
                    "keep to the first application; who has taken its stake back can't come back");
        }
    }
}
