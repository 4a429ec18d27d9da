package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.ProposalTally;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Seat;
import io.flock.protocol.alliance.Tally;
import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.alliance.Verdicts;
import io.flock.protocol.committee.Majority;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts a round's votes. */
public final class VoteTally {
    private static final int FEWEST_ORGANISATIONS = 2;

    private VoteTally() {}

    /**
     * A round counts when strictly more than half of the accounts with a role revealed, and strictly more than half of
     * the seated voters' weight. Then each proposal stands with strictly more than half of the revealed weight for it; a
     * verdict of at least two thirds of that weight, of at least two organisations, is a clear majority. UNAVAILABLE counts
     * in the denominator.
     */
    public static Tally of(RoundDocument round, PhaseRecords records) {
        List<Seat> voters = round.seats(Role.VOTER);
        List<Seat> revealing = voters.stream()
                .filter(voter -> Duty.hasRevealedVote(voter.account(), records))
                .toList();
        long proposers = round.seats(Role.PROPOSER).stream()
                .filter(proposer -> Duty.hasRevealedUpdate(proposer.account(), records))
                .count();
        int revealed = Math.toIntExact(revealing.size() + proposers);
        int expected = round.seats().size();
        Map<AccountId, Amount> seated = VoterWeights.capped(voters);
        Amount seatedWeight = Amount.sum(seated.values());
        Amount revealedWeight = Amount.sum(
                revealing.stream().map(voter -> seated.get(voter.account())).toList());
        boolean counts = 2 * revealed > expected && Majority.isMoreThanHalf(revealedWeight, seatedWeight);
        List<ProposalTally> proposals = counts ? proposals(round, revealing, records) : List.of();
        return new Tally(!counts, revealed, expected, revealedWeight, seatedWeight, proposals);
    }

    /** A vote's verdict on a proposal; a vote that is too short, which the contract refuses, had it not. */
    static Verdict verdict(Verdicts verdicts, int proposal) {
        return proposal < verdicts.size() ? verdicts.get(proposal) : Verdict.UNAVAILABLE;
    }

    private static List<ProposalTally> proposals(RoundDocument round, List<Seat> revealing, PhaseRecords records) {
        Map<AccountId, Amount> weights = VoterWeights.capped(revealing);
        List<AccountId> proposers = round.proposals().orElse(List.of());
        List<ProposalTally> tallies = new ArrayList<>();
        for (int i = 0; i < proposers.size(); i++) {
            tallies.add(tally(proposers.get(i), i, weights, records));
        }
        return tallies;
    }

    private static ProposalTally tally(
            AccountId proposer, int proposal, Map<AccountId, Amount> weights, PhaseRecords records) {
        Amount whole = Amount.sum(weights.values());
        Amount accept = weight(Verdict.ACCEPT, proposal, weights, records);
        Amount reject = weight(Verdict.REJECT, proposal, weights, records);
        return new ProposalTally(
                proposer,
                accept,
                reject,
                weight(Verdict.UNAVAILABLE, proposal, weights, records),
                Majority.isMoreThanHalf(accept, whole),
                clearMajority(accept, reject, whole, proposal, weights, records));
    }

    private static Optional<Verdict> clearMajority(
            Amount accept,
            Amount reject,
            Amount whole,
            int proposal,
            Map<AccountId, Amount> weights,
            PhaseRecords records) {
        Verdict side = reject.isLessThan(accept) ? Verdict.ACCEPT : Verdict.REJECT;
        Amount weight = side == Verdict.ACCEPT ? accept : reject;
        long organisations = side(side, proposal, weights, records).stream()
                .map(AccountId::organisation)
                .distinct()
                .count();
        return Majority.isTwoThirds(weight, whole) && organisations >= FEWEST_ORGANISATIONS
                ? Optional.of(side)
                : Optional.empty();
    }

    private static Amount weight(Verdict side, int proposal, Map<AccountId, Amount> weights, PhaseRecords records) {
        return Amount.sum(side(side, proposal, weights, records).stream()
                .map(weights::get)
                .toList());
    }

    /** Who is on a side with any weight. */
    private static List<AccountId> side(
            Verdict side, int proposal, Map<AccountId, Amount> weights, PhaseRecords records) {
        return weights.keySet().stream()
                .sorted()
                .filter(voter -> !weights.get(voter).isZero())
                .filter(voter -> verdict(records.votes().get(voter).verdicts().orElseThrow(), proposal) == side)
                .toList();
    }
}
