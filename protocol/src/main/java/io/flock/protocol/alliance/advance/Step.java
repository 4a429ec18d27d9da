package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An advance in the making: what is to be written, until the next phase is known.
 *
 * @param changed the roster, when the advance changes it
 * @param round the number of the round that the next phase belongs to
 * @param treasury what goes there
 */
record Step(AdvanceInput input, Optional<Roster> changed, List<RoundDocument> rounds, int round, Amount treasury) {

    static Step of(AdvanceInput input) {
        return new Step(input, Optional.empty(), List.of(), input.phase().round(), Amount.ZERO);
    }

    Step with(Roster roster) {
        return new Step(input, Optional.of(roster), rounds, round, treasury);
    }

    Step toTreasury(Amount of) {
        return new Step(input, changed, rounds, round, of);
    }

    Step write(RoundDocument document) {
        List<RoundDocument> all = new ArrayList<>(rounds);
        all.add(document);
        return new Step(input, changed, List.copyOf(all), round, treasury);
    }

    Step inRound(int number) {
        return new Step(input, changed, rounds, number, treasury);
    }

    Roster roster() {
        return changed.or(input::roster).orElseThrow();
    }

    /** Goes on to a phase, which the current one must allow. */
    AdvanceOutcome to(Phase next) {
        requireAllowed(next);
        List<FlockEvent> events = new ArrayList<>(settled());
        events.add(FlockEvent.of(EventKind.PHASE_ADVANCED)
                .withTask(input.task().taskId())
                .withRound(round)
                .withPhase(next.name()));
        long deadline = input.timestamp() + input.task().definition().phases().of(next);
        return new AdvanceOutcome(
                new PhaseRecord(next, round, deadline), withEmission(), rounds, treasury, events, Optional.empty());
    }

    /** Ends the task. */
    AdvanceOutcome end(Phase last) {
        requireAllowed(last);
        return TaskClosing.close(
                input.task(),
                last,
                round,
                withEmission().orElseGet(this::roster),
                rounds,
                treasury,
                settled(),
                input.timestamp());
    }

    /** The roster to be written: the changed one, or the old one when only the pool grows. */
    private Optional<Roster> withEmission() {
        return input.emitted().isZero()
                ? changed
                : Optional.of(roster().withPool(roster().pool().plus(input.emitted())));
    }

    private void requireAllowed(Phase next) {
        Phase current = input.phase().phase();
        if (!current.next().contains(next)) {
            throw new IllegalStateException(next + " can't follow " + current);
        }
    }

    private List<FlockEvent> settled() {
        return rounds.stream()
                .filter(document -> document.settlement().isPresent())
                .map(document -> FlockEvent.of(EventKind.ROUND_SETTLED)
                        .withTask(input.task().taskId())
                        .withRound(document.round())
                        .withAccount(input.keeper())
                        .withKey(LedgerKey.round(input.task().taskId(), document.round())))
                .toList();
    }
}
