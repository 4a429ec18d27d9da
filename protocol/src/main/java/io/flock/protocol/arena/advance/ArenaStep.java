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
        Optional<Amount> acted,
        int epoch) {

    static ArenaStep of(ArenaAdvanceInput input) {
        return new ArenaStep(
                input,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Amount.ZERO,
                Optional.empty(),
                input.phase().epoch());
    }

    ArenaStep with(ArenaRoster roster) {
        return new ArenaStep(input, Optional.of(roster), document, settlement, treasury, acted, epoch);
    }

    ArenaStep write(EpochDocument of) {
        return new ArenaStep(input, changed, Optional.of(of), settlement, treasury, acted, epoch);
    }

    ArenaStep settle(EpochSettlement of) {
        return new ArenaStep(input, changed, document, Optional.of(of), treasury, acted, epoch);
    }

    ArenaStep toTreasury(Amount more) {
        return new ArenaStep(input, changed, document, settlement, treasury.plus(more), acted, epoch);
    }

    /** With the stake that acted in the epoch that is settled, which emission counts. */
    ArenaStep acted(Amount stake) {
        return new ArenaStep(input, changed, document, settlement, treasury, Optional.of(stake), epoch);
    }

    ArenaStep inEpoch(int number) {
        return new ArenaStep(input, changed, document, settlement, treasury, acted, number);
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
                new ArenaPhaseRecord(next, epoch, deadline),
                withEmission(),
                document,
                settlement,
                treasury,
                acted,
                events,
                Optional.empty());
    }

    /** Ends the task. */
    ArenaOutcome end(ArenaPhase last) {
        requireAllowed(last);
        ArenaRoster ended = withEmission().orElseGet(this::roster);
        ArenaClosing closing = ArenaClosing.of(input.task(), ended);
        List<FlockEvent> events = new ArrayList<>(settled());
        events.add(ArenaClosing.event(input.task(), last, epoch));
        return new ArenaOutcome(
                new ArenaPhaseRecord(last, epoch, input.timestamp()),
                Optional.of(closing.roster()),
                document,
                settlement,
                treasury.plus(closing.treasury()),
                acted,
                events,
                Optional.of(ended));
    }

    /** The roster to be written: the changed one, or the old one when only the pool grows. */
    private Optional<ArenaRoster> withEmission() {
        return input.emitted().isZero()
                ? changed
                : Optional.of(roster().withPool(roster().pool().plus(input.emitted())));
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
