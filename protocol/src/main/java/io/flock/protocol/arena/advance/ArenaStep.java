package io.flock.protocol.arena.advance;

import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An advance in the making: what is to be written, until the next phase is known. */
record ArenaStep(
        ArenaAdvanceInput input,
        Optional<ArenaRoster> changed,
        Optional<EpochDocument> document,
        Optional<EpochSettlement> settlement,
        Amount treasury,
        int epoch) {

    static ArenaStep of(ArenaAdvanceInput input) {
        return new ArenaStep(
                input,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Amount.ZERO,
                input.phase().epoch());
    }

    ArenaStep with(ArenaRoster roster) {
        return new ArenaStep(input, Optional.of(roster), document, settlement, treasury, epoch);
    }

    ArenaStep write(EpochDocument of) {
        return new ArenaStep(input, changed, Optional.of(of), settlement, treasury, epoch);
    }

    ArenaStep settle(EpochSettlement of) {
        return new ArenaStep(input, changed, document, Optional.of(of), treasury, epoch);
    }

    ArenaStep toTreasury(Amount more) {
        return new ArenaStep(input, changed, document, settlement, treasury.plus(more), epoch);
    }

    ArenaStep inEpoch(int number) {
        return new ArenaStep(input, changed, document, settlement, treasury, number);
    }

    ArenaRoster roster() {
        return changed.or(input::roster).orElseThrow();
    }

    /** Goes on to a phase, which the current one must allow. */
    ArenaOutcome to(ArenaPhase next) {
        requireAllowed(next);
        List<FlockEvent> events = new ArrayList<>(settled());
        events.add(FlockEvent.of(EventKind.PHASE_ADVANCED)
                .withTask(input.task().taskId())
                .withRound(epoch)
                .withPhase(next.name()));
        long deadline = input.timestamp() + input.definition().phases().of(next);
        return new ArenaOutcome(
                new ArenaPhaseRecord(next, epoch, deadline), changed, document, settlement, treasury, events);
    }

    /** Ends the task. */
    ArenaOutcome end(ArenaPhase last) {
        requireAllowed(last);
        ArenaClosing closing = ArenaClosing.of(input.task(), roster());
        List<FlockEvent> events = new ArrayList<>(settled());
        events.add(ArenaClosing.event(input.task(), last, epoch));
        return new ArenaOutcome(
                new ArenaPhaseRecord(last, epoch, input.timestamp()),
                Optional.of(closing.roster()),
                document,
                settlement,
                treasury.plus(closing.treasury()),
                events);
    }

    private void requireAllowed(ArenaPhase next) {
        ArenaPhase current = input.phase().phase();
        if (!current.next().contains(next)) {
            throw new IllegalStateException(next + " can't follow " + current);
        }
    }

    private List<FlockEvent> settled() {
        return settlement.stream()
                .map(written -> FlockEvent.of(EventKind.EPOCH_SETTLED)
                        .withTask(input.task().taskId())
                        .withRound(written.epoch())
                        .withAccount(input.keeper())
                        .withKey(ArenaKeys.settlement(input.task().taskId(), written.epoch())))
                .toList();
    }
}
