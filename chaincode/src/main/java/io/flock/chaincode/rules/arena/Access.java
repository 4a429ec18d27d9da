package io.flock.chaincode.rules.arena;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.arena.AccessRecord;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ConfirmRecord;
import io.flock.protocol.arena.FinalKeyRecord;
import io.flock.protocol.arena.request.ConfirmAccess;
import io.flock.protocol.arena.request.PublishAccess;
import io.flock.protocol.arena.request.PublishFinalKey;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.LedgerKey;
import java.util.Optional;

/** The keys of data sets: only who could open them has duties (attack 44). */
public final class Access {
    private Access() {}

    /**
     * Publishes the validation set's key, wrapped for validators; once.
     *
     * @throws FlockException UNKNOWN_TASK, WRONG_PHASE, NOT_AUTHORISED unless by the creator, INVALID_ARGUMENT for a key for
     *     somebody that is no validator of the task, ALREADY_DONE
     */
    public static void publish(Ledger ledger, PublishAccess request) {
        CurrentTask task = CurrentTask.read(ledger, request.taskId())
                .requireCreator(ledger)
                .require(ArenaPhase.ACCESS);
        ArenaRoster roster = task.roster(ledger).orElseThrow();
        for (AccountId account : request.wrappedKeys().keySet()) {
            if (roster.member(account)
                    .filter(member -> member.isActive(ArenaRole.VALIDATOR))
                    .isEmpty()) {
                throw new FlockException(
                        ErrorCode.INVALID_ARGUMENT, "$.wrappedKeys: " + account + " is no validator of the task");
            }
        }
        once(
                ledger,
                task,
                ArenaKeys.access(task.id()),
                new AccessRecord(request.wrappedKeys()),
                EventKind.ACCESS_PUBLISHED);
    }

    /**
     * Confirms that the calling validator could open the validation set. Again has no effect.
     *
     * @throws FlockException UNKNOWN_TASK, WRONG_PHASE, NOT_A_PARTICIPANT, NOT_EXPECTED for a node
     */
    public static void confirm(Ledger ledger, ConfirmAccess request) {
        CurrentTask task = CurrentTask.read(ledger, request.taskId()).require(ArenaPhase.ACCESS);
        Participant.of(ledger, task).requireRole(ArenaRole.VALIDATOR);
        once(
                ledger,
                task,
                ArenaKeys.confirmation(task.id(), ledger.account()),
                new ConfirmRecord(),
                EventKind.ACCESS_CONFIRMED);
    }

    /**
     * Publishes the key of the final set.
     *
     * @throws FlockException UNKNOWN_TASK, WRONG_PHASE, NOT_AUTHORISED unless by the creator, COMMITMENT_MISMATCH for a key
     *     that is not the one whose digest the task names
     */
    public static void publishFinalKey(Ledger ledger, PublishFinalKey request) {
        CurrentTask task = CurrentTask.read(ledger, request.taskId())
                .requireCreator(ledger)
                .require(ArenaPhase.FINAL_KEY);
        Digest named = task.definition().finalSet().keyDigest();
        if (!request.key().digest().equals(named)) {
            throw new FlockException(
                    ErrorCode.COMMITMENT_MISMATCH,
                    "the key's digest is " + request.key().digest() + ", the task names " + named,
                    "publish the key that the final set is enveloped with");
        }
        once(
                ledger,
                task,
                ArenaKeys.finalKey(task.id()),
                new FinalKeyRecord(request.key()),
                EventKind.FINAL_KEY_PUBLISHED);
    }

    private static void once(Ledger ledger, CurrentTask task, LedgerKey key, StateDocument record, EventKind what) {
        Optional<? extends StateDocument> before = ledger.find(key, record.getClass());
        if (before.isPresent() && !before.get().equals(record)) {
            throw new FlockException(ErrorCode.ALREADY_DONE, key + " stands already");
        }
        if (before.isEmpty()) {
            ledger.put(key, record);
            ledger.happened(task.event(what, ledger, key));
        }
    }
}
