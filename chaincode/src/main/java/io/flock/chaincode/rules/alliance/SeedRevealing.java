package io.flock.chaincode.rules.alliance;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.SeedRecord;
import io.flock.protocol.alliance.advance.Candidates;
import io.flock.protocol.alliance.request.RevealSeed;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.ledger.LedgerKey;
import java.util.TreeMap;

/** Reveals a preimage for the seed. */
public final class SeedRevealing {

    private SeedRevealing() {}

    /**
     * Writes the preimage behind the caller's tip: there is one possible value, it can be withheld, not chosen. The same
     * again has no effect.
     *
     * @throws FlockException UNKNOWN_TASK, WRONG_PHASE, NOT_A_PARTICIPANT, NOT_EXPECTED, PREIMAGE_MISMATCH
     */
    public static void reveal(Ledger ledger, RevealSeed request) {
        CurrentTask task = CurrentTask.read(ledger, request.taskId()).require(Phase.SEED, request.round());
        Participant participant = Participant.of(ledger, task);
        requireExpected(ledger, task, participant);
        participant.requireBehindTip(request.preimage());
        LedgerKey key = LedgerKey.seed(task.id(), request.round(), ledger.account());
        if (ledger.find(key, SeedRecord.class).isEmpty()) {
            ledger.put(key, new SeedRecord(request.preimage()));
            ledger.happened(TaskEvents.of(EventKind.SEED_REVEALED, ledger, task, key));
        }
    }

    /** A leave that counts is in the roster by now, so that the others' records need not be read. */
    private static void requireExpected(Ledger ledger, CurrentTask task, Participant participant) {
        Roster roster = task.roster(ledger).orElseThrow();
        int round = task.phase().round();
        if (!Candidates.of(roster, task.definition(), new TreeMap<>(), round).contains(participant.member())) {
            throw participant.notExpected("has no part in the seed of round " + round);
        }
    }
}
