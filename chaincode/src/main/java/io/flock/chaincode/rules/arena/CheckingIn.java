package io.flock.chaincode.rules.arena;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.alliance.SeedRecord;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.request.Ready;
import io.flock.protocol.arena.request.RevealSeed;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.LedgerKey;

/**
 * Shows preimages for seeds: there is one possible value, it can be withheld, not chosen. Both refuse with UNKNOWN_TASK,
 * WRONG_PHASE, NOT_A_PARTICIPANT, NOT_EXPECTED, PREIMAGE_MISMATCH; the same again has no effect.
 */
public final class CheckingIn {
    private CheckingIn() {}

    /** Everybody who takes part, for the first seed. */
    public static void seed(Ledger ledger, RevealSeed request) {
        CurrentTask task = CurrentTask.read(ledger, request.taskId()).require(ArenaPhase.SEED, request.epoch());
        Participant participant = Participant.of(ledger, task);
        LedgerKey key = ArenaKeys.seed(task.id(), request.epoch(), ledger.account());
        show(ledger, task, participant, key, request.preimage(), EventKind.SEED_REVEALED);
    }

    /** A validator, for the epoch's draw; only who checked in can be drawn. */
    public static void ready(Ledger ledger, Ready request) {
        CurrentTask task = CurrentTask.read(ledger, request.taskId()).require(ArenaPhase.REVEAL, request.epoch());
        Participant participant = Participant.of(ledger, task).requireRole(ArenaRole.VALIDATOR);
        LedgerKey key = ArenaKeys.ready(task.id(), request.epoch(), ledger.account());
        show(ledger, task, participant, key, request.preimage(), EventKind.CHECKED_IN);
    }

    private static void show(
            Ledger ledger, CurrentTask task, Participant participant, LedgerKey key, Digest preimage, EventKind what) {
        participant.requireBehindTip(preimage);
        if (ledger.find(key, SeedRecord.class).isEmpty()) {
            ledger.put(key, new SeedRecord(preimage));
            ledger.happened(task.event(what, ledger, key));
        }
    }
}
