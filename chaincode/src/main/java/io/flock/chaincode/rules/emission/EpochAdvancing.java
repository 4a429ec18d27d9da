package io.flock.chaincode.rules.emission;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.governance.Membership;
import io.flock.chaincode.rules.token.Entries;
import io.flock.protocol.emission.AdvanceEpochResult;
import io.flock.protocol.emission.EmissionEnd;
import io.flock.protocol.emission.EmissionState;
import io.flock.protocol.emission.Emitted;
import io.flock.protocol.emission.EpochClock;
import io.flock.protocol.emission.EpochClosing;
import io.flock.protocol.emission.EpochRecord;
import io.flock.protocol.emission.EpochShare;
import io.flock.protocol.emission.StakeTotal;
import io.flock.protocol.emission.VerifiedTasks;
import io.flock.protocol.emission.request.AdvanceEpoch;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.TimeText;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Closes epochs, one per call; anyone may. */
public final class EpochAdvancing {

    private EpochAdvancing() {}

    /**
     * Mints for the epoch, shares it over the verified tasks that acted in it, and folds the named entries. If the epoch is
     * closed already, another was faster and nothing is written.
     *
     * @throws FlockException NO_EPOCHS, TOO_EARLY before the epoch is over or while an earlier one is open
     */
    public static AdvanceEpochResult advance(Ledger ledger, AdvanceEpoch request) {
        int window = Membership.parameters(ledger).clockWindowSeconds();
        EpochClock clock = TaskEmission.clock(ledger)
                .orElseThrow(() -> new FlockException(ErrorCode.NO_EPOCHS, "there is no epoch " + request.epoch()));
        EmissionState state = state(ledger);
        if (request.epoch() < state.next()) {
            return new AdvanceEpochResult(false, record(ledger, request.epoch()));
        }
        requireDue(ledger, request.epoch(), state, clock, window);

        EpochClosing closing = EpochClosing.of(
                ledger.transaction().channel(),
                state,
                stakes(ledger, state.next()),
                Totals.of(ledger, EntryKind.MINTED));
        EpochRecord record = closing.record();
        for (EpochShare share : record.shares()) {
            ledger.put(LedgerKey.emitted(share.task(), record.epoch()), new Emitted(share.amount()));
        }
        Entries.add(ledger, EntryKind.MINTED, record.minted());
        Totals.fold(ledger, EntryKind.TREASURY, request.treasury());
        Totals.fold(ledger, EntryKind.BURNED, request.burned());
        Totals.fold(ledger, EntryKind.MINTED, request.minted());
        ledger.put(LedgerKey.epoch(record.epoch()), record);
        ledger.put(LedgerKey.emission(), closing.state());
        ledger.happened(FlockEvent.of(EventKind.EPOCH_CLOSED)
                .withRound(record.epoch())
                .withAmount(record.minted())
                .withKey(LedgerKey.epoch(record.epoch())));
        return new AdvanceEpochResult(true, record);
    }

    static EmissionState state(Ledger ledger) {
        return ledger.find(LedgerKey.emission(), EmissionState.class).orElseGet(EmissionState::start);
    }

    /** @throws FlockException UNKNOWN_EPOCH */
    static EpochRecord record(Ledger ledger, int epoch) {
        return ledger.find(LedgerKey.epoch(epoch), EpochRecord.class)
                .orElseThrow(() -> new FlockException(ErrorCode.UNKNOWN_EPOCH, "epoch " + epoch + " is not closed"));
    }

    static VerifiedTasks verified(Ledger ledger) {
        return ledger.find(LedgerKey.verifiedTasks(), VerifiedTasks.class)
                .orElseGet(() -> new VerifiedTasks(List.of()));
    }

    private static void requireDue(
            Ledger ledger, int epoch, EmissionState state, EpochClock clock, int clockWindowSeconds) {
        long from = clock.closableAt(state.next(), clockWindowSeconds);
        if (epoch > state.next() || ledger.transaction().timestamp() < from) {
            throw new FlockException(
                    ErrorCode.TOO_EARLY,
                    "epoch " + state.next() + " is the next one and can be closed from " + TimeText.of(from)
                            + " on, it is " + TimeText.of(ledger.transaction().timestamp()) + "; asked was epoch "
                            + epoch);
        }
    }

    private static SortedMap<TaskName, Amount> stakes(Ledger ledger, int epoch) {
        SortedMap<TaskName, Amount> stakes = new TreeMap<>();
        for (TaskName task : verified(ledger).tasks()) {
            boolean ended =
                    ledger.find(LedgerKey.emissionEnd(task), EmissionEnd.class).isPresent();
            if (!ended) {
                ledger.find(LedgerKey.stakeTotal(epoch, task), StakeTotal.class)
                        .ifPresent(total -> stakes.put(task, total.stake()));
            }
        }
        return stakes;
    }
}
