package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.ProposalTally;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Seat;
import io.flock.protocol.alliance.Tally;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.alliance.VoteMode;
import io.flock.protocol.committee.Majority;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Counts a round's votes. */
public final class VoteTally {
    private static final int FEWEST_ORGANISATIONS = 2;

    private final TaskDefinition definition;
    private final SortedMap<AccountId, Amount> weights;
    private final PhaseRecords records;

    private VoteTally(TaskDefinition definition, SortedMap<AccountId, Amount> weights, PhaseRecords records) {
        this.definition = definition;
        this.weights = weights;
        this.records = records;
    }

    /**
     * A round counts when strictly more than half of the accounts with a role revealed, and strictly more than half of
     * the seated voters' weight. Then, by the task's way of voting:
     *
     * <p>ATTRIBUTED: each proposal stands with strictly more than half of the revealed weight for it; a verdict of at least two
     * thirds of that weight, of at least two organisations, is a clear majority. UNAVAILABLE counts in the denominator.
     *
     * <p>COLLECTIVE: the weights of the positive scores less those of the negative ones; from 0 on all proposals stand, below
     * it none does, and that result decides for everybody. Fewer proposals than the aggregation needs have no aggregate
     * that could be scored: none stands, and nobody is judged.
     */
    public static Tally of(TaskDefinition definition, RoundDocument round, PhaseRecords records) {
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
        List<ProposalTally> proposals = counts
                ? new VoteTally(definition, VoterWeights.capped(revealing), records)
                        .proposals(round.proposals().orElse(List.of()))
                : List.of();
        return new Tally(!counts, revealed, expected, revealedWeight, seatedWeight, proposals);
    }

    private List<ProposalTally> proposals(List<AccountId> proposers) {
        return IntStream.range(0, proposers.size())
                .mapToObj(i -> definition.voteMode() == VoteMode.COLLECTIVE
                        ? collective(proposers.get(i), i, proposers.size())
                        : attributed(proposers.get(i), i))
                .toList();
    }

    private ProposalTally collective(AccountId proposer, int proposal, int proposals) {
        SortedMap<AccountId, Amount> accept = side(Verdict.ACCEPT, proposal);
        SortedMap<AccountId, Amount> reject = side(Verdict.REJECT, proposal);
        Amount all = Amount.sum(accept.values());
        Amount against = Amount.sum(reject.values());
        boolean judged = proposals >= definition.aggregation().leastUpdates();
        boolean adopted = judged && !all.isLessThan(against);
        return new ProposalTally(
                proposer,
                all,
                against,
                Amount.ZERO,
                adopted,
                judged ? Optional.of(adopted ? Verdict.ACCEPT : Verdict.REJECT) : Optional.empty());
    }

    private ProposalTally attributed(AccountId proposer, int proposal) {
        Amount whole = Amount.sum(weights.values());
        SortedMap<AccountId, Amount> accept = side(Verdict.ACCEPT, proposal);
        SortedMap<AccountId, Amount> reject = side(Verdict.REJECT, proposal);
        Amount accepting = Amount.sum(accept.values());
        Amount rejecting = Amount.sum(reject.values());
        boolean against = !rejecting.isLessThan(accepting);
        return new ProposalTally(
                proposer,
                accepting,
                rejecting,
                Amount.sum(side(Verdict.UNAVAILABLE, proposal).values()),
                Majority.isMoreThanHalf(accepting, whole),
                isClear(against ? reject : accept, whole)
                        ? Optional.of(against ? Verdict.REJECT : Verdict.ACCEPT)
                        : Optional.empty());
    }

    private static boolean isClear(SortedMap<AccountId, Amount> side, Amount whole) {
        long organisations =
                side.keySet().stream().map(AccountId::organisation).distinct().count();
        return Majority.isTwoThirds(Amount.sum(side.values()), whole) && organisations >= FEWEST_ORGANISATIONS;
    }

    /** Who is on a side with any weight. */
    private SortedMap<AccountId, Amount> side(Verdict side, int proposal) {
        SortedMap<AccountId, Amount> there = new TreeMap<>();
        weights.forEach((voter, weight) -> {
            boolean says = records.votes().get(voter).ballot().orElseThrow().verdict(proposal) == side;
            if (says && !weight.isZero()) {
                there.put(voter, weight);
            }
        });
        return there;
    }
}
