package io.flock.client.participant;

import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Seat;
import io.flock.protocol.alliance.advance.AdvanceInput;
import io.flock.protocol.alliance.advance.AdvanceOutcome;
import io.flock.protocol.alliance.advance.AllianceAdvance;
import io.flock.protocol.alliance.advance.PhaseRecords;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an advance will most likely write, by the rules that the ledger computes it by, from records that nobody can change
 * any more. Leaves and proofs of leaks are not among them: what is foreseen is worth beginning work on, and no more.
 *
 * @param channel the ledger's
 * @param account who asks
 * @param task in the phase that is to be left
 */
record Foresight(String channel, AccountId account, TaskView task) {
    /** The round after the advance out of this phase, with its records; empty where the round ends. */
    Optional<RoundView> advanced(RoundView view) {
        return outcome(view, task.phase(), task.phase().deadline())
                .flatMap(outcome -> document(outcome, view.round().round()))
                .filter(document -> document.settlement().isEmpty())
                .map(document -> new RoundView(document, view.updates(), view.votes(), view.aggregates()));
    }

    /**
     * Whether the account proposes in the next round. Who is drawn is settled with the tally: nothing that voters reveal of
     * the aggregate changes it, so that the round can be looked at as if nobody did.
     *
     * @param view with its tally
     */
    boolean proposesNext(RoundView view) {
        PhaseRecord last = new PhaseRecord(Phase.AGGREGATE_REVEAL, view.round().round(), 0);
        return outcome(view, last, Long.MAX_VALUE / 2)
                .flatMap(outcome -> document(outcome, view.round().round() + 1))
                .flatMap(next -> next.seat(account))
                .map(Seat::role)
                .filter(Role.PROPOSER::equals)
                .isPresent();
    }

    private Optional<AdvanceOutcome> outcome(RoundView view, PhaseRecord phase, long timestamp) {
        try {
            return Optional.of(AllianceAdvance.apply(new AdvanceInput(
                    channel,
                    task.task(),
                    phase,
                    task.roster(),
                    Optional.of(view.round()),
                    new PhaseRecords(
                            new TreeMap<>(),
                            new TreeMap<>(),
                            view.updates(),
                            view.votes(),
                            view.aggregates(),
                            new TreeMap<>(),
                            new TreeSet<>()),
                    account,
                    timestamp,
                    0)));
        } catch (FlockException e) {
            return Optional.empty(); // somebody is awaited after all
        }
    }

    private static Optional<RoundDocument> document(AdvanceOutcome outcome, int round) {
        List<RoundDocument> documents = outcome.rounds();
        return documents.stream().filter(each -> each.round() == round).findFirst();
    }
}
