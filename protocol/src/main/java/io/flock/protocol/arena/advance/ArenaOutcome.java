package io.flock.protocol.arena.advance;

import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;

/**
 * What an advance, a cancellation or a stop writes.
 *
 * @param phase the new phase record, always to be written
 * @param roster to be written when present
 * @param epoch to be written when present
 * @param settlement to be written when present
 * @param treasury what goes to the treasury as an entry; none when zero
 * @param acted the frozen stake that acted in the epoch that was settled and counts; what emission counts (attack 49)
 * @param events what happened
 * @param ended the roster as the task ended, before Reward B and what was left of the pool were shared; absent while it goes
 *     on, and where the first seed was not drawn yet
 */
public record ArenaOutcome(
        ArenaPhaseRecord phase,
        Optional<ArenaRoster> roster,
        Optional<EpochDocument> epoch,
        Optional<EpochSettlement> settlement,
        Amount treasury,
        Optional<Amount> acted,
        List<FlockEvent> events,
        Optional<ArenaRoster> ended) {
    public ArenaOutcome {
        events = List.copyOf(events);
    }
}
