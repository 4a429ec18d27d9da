package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;

/**
 * What an advance, a cancellation or a stop writes.
 *
 * @param phase the new phase record, always to be written
 * @param roster to be written when present
 * @param rounds the round documents to be written: the one that is settled, the one that is opened, both or none
 * @param treasury what goes to the treasury as an entry; none when zero
 * @param events what happened
 * @param ended the roster as the task ended, before what was left was shared; absent while it goes on, and where accounts were
 *     not frozen yet
 */
public record AdvanceOutcome(
        PhaseRecord phase,
        Optional<Roster> roster,
        List<RoundDocument> rounds,
        Amount treasury,
        List<FlockEvent> events,
        Optional<Roster> ended) {

    public AdvanceOutcome {
        rounds = List.copyOf(rounds);
        events = List.copyOf(events);
    }
}
