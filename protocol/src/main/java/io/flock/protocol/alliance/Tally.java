package io.flock.protocol.alliance;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.List;

/**
 * What a round's votes say.
 *
 * @param voided too few revealed: nothing is judged
 * @param revealedAccounts how many accounts revealed an update or a vote
 * @param expectedAccounts how many accounts had a role
 * @param revealedWeight the capped weight of the seated voters that revealed
 * @param seatedWeight the capped weight of all seated voters
 * @param proposals one per revealed proposal, in account order; empty when voided
 */
public record Tally(
        boolean voided,
        int revealedAccounts,
        int expectedAccounts,
        Amount revealedWeight,
        Amount seatedWeight,
        @Limit(256) List<ProposalTally> proposals) {

    public Tally {
        proposals = List.copyOf(proposals);
    }

    /** The proposers whose updates stand, in account order. */
    public List<AccountId> standing() {
        return proposals.stream()
                .filter(ProposalTally::stands)
                .map(ProposalTally::proposer)
                .toList();
    }
}
