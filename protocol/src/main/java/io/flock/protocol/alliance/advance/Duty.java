package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.AggregateRecord;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.Seat;
import io.flock.protocol.alliance.UpdateRecord;
import io.flock.protocol.alliance.VoteRecord;
import io.flock.protocol.identity.AccountId;

/**
 * What one seat owes in one phase, and whether it was done. Who was silent once in a round, or did not reveal, is no
 * longer expected in it.
 */
public final class Duty {
    private Duty() {}

    /** Whether the seat has something to do in the phase, done or not. */
    public static boolean isExpected(Phase phase, Seat seat, PhaseRecords records) {
        AccountId account = seat.account();
        return switch (phase) {
            case PROPOSE_COMMIT -> seat.role() == Role.PROPOSER;
            case PROPOSE_REVEAL ->
                records.updates().containsKey(account) && !isLeaked(Phase.PROPOSE_COMMIT, account, records);
            case VOTE_COMMIT -> seat.role() == Role.VOTER;
            case VOTE_REVEAL -> records.votes().containsKey(account) && !isLeaked(Phase.VOTE_COMMIT, account, records);
            case AGGREGATE_COMMIT -> hasRevealedVote(account, records);
            case AGGREGATE_REVEAL ->
                records.aggregates().containsKey(account) && !isLeaked(Phase.AGGREGATE_COMMIT, account, records);
            case RECRUITING, CLOSED, SEED, COMPLETED, CANCELLED -> false;
        };
    }

    /** Whether the seat has done it. */
    public static boolean isDone(Phase phase, Seat seat, PhaseRecords records) {
        AccountId account = seat.account();
        return switch (phase) {
            case PROPOSE_COMMIT -> records.updates().containsKey(account);
            case PROPOSE_REVEAL -> hasRevealedUpdate(account, records);
            case VOTE_COMMIT -> records.votes().containsKey(account);
            case VOTE_REVEAL -> hasRevealedVote(account, records);
            case AGGREGATE_COMMIT -> records.aggregates().containsKey(account);
            case AGGREGATE_REVEAL -> hasRevealedAggregate(account, records);
            case RECRUITING, CLOSED, SEED, COMPLETED, CANCELLED -> false;
        };
    }

    /** Whether a valid update stands revealed. */
    public static boolean hasRevealedUpdate(AccountId account, PhaseRecords records) {
        UpdateRecord update = records.updates().get(account);
        return update != null
                && update.model().isPresent()
                && update.preimage().isPresent()
                && !isLeaked(Phase.PROPOSE_COMMIT, account, records);
    }

    /** Whether a valid vote stands revealed. */
    public static boolean hasRevealedVote(AccountId account, PhaseRecords records) {
        VoteRecord vote = records.votes().get(account);
        return vote != null
                && vote.ballot().isPresent()
                && vote.preimage().isPresent()
                && !isLeaked(Phase.VOTE_COMMIT, account, records);
    }

    /** Whether a valid aggregate stands revealed. */
    public static boolean hasRevealedAggregate(AccountId account, PhaseRecords records) {
        AggregateRecord aggregate = records.aggregates().get(account);
        return aggregate != null
                && aggregate.model().isPresent()
                && !isLeaked(Phase.AGGREGATE_COMMIT, account, records);
    }

    /** Whether the commitment of a phase was shown before its time. */
    public static boolean isLeaked(Phase commitPhase, AccountId account, PhaseRecords records) {
        return records.leaks().contains(new Leak(commitPhase, account));
    }
}
