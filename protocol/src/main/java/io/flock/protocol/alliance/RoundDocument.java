package io.flock.protocol.alliance;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A round, from its draw to its settlement.
 *
 * @param seed what the roles were drawn from; for a void SEED phase the hash of what was revealed, from which nothing is
 *     drawn
 * @param model the parent: what updates start from
 * @param seats in account order; empty after a void SEED phase
 * @param seedPenalties of those who were silent in the SEED phase that began the round
 * @param proposals whose updates are voted on, in account order; set when voting opens
 */
public record RoundDocument(
        int round,
        Digest seed,
        GlobalModel model,
        @Limit(256) List<Seat> seats,
        @Limit(256) List<Penalty> seedPenalties,
        @Limit(256) Optional<List<AccountId>> proposals,
        Optional<Tally> tally,
        Optional<Settlement> settlement)
        implements StateDocument {

    public RoundDocument {
        seats = seats.stream().sorted(Comparator.comparing(Seat::account)).toList();
        seedPenalties = List.copyOf(seedPenalties);
        proposals = proposals.map(List::copyOf);
    }

    /** A round whose roles are just drawn. */
    public static RoundDocument opened(
            int round, Digest seed, GlobalModel model, List<Seat> seats, List<Penalty> seedPenalties) {
        return new RoundDocument(
                round, seed, model, seats, seedPenalties, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Optional<Seat> seat(AccountId account) {
        return seats.stream().filter(seat -> seat.account().equals(account)).findFirst();
    }

    public List<Seat> seats(Role role) {
        return seats.stream().filter(seat -> seat.role() == role).toList();
    }

    public RoundDocument withProposals(List<AccountId> of) {
        return new RoundDocument(round, seed, model, seats, seedPenalties, Optional.of(of), tally, settlement);
    }

    public RoundDocument withTally(Tally of) {
        return new RoundDocument(round, seed, model, seats, seedPenalties, proposals, Optional.of(of), settlement);
    }

    public RoundDocument withSettlement(Settlement of) {
        return new RoundDocument(round, seed, model, seats, seedPenalties, proposals, tally, Optional.of(of));
    }
}
