package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.Ballot;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.ProposalTally;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Seat;
import io.flock.protocol.alliance.Tally;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.alliance.VoteMode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Millionths;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds a round's faults: silence, withheld and leaked commitments, and what clear majorities, or the collective vote, found
 * to be false. */
final class Faults {
    private static final int FEWEST_DISAGREEMENTS = 2;

    private final TaskDefinition definition;
    private final RoundDocument round;
    private final Tally tally;
    private final PhaseRecords records;

    Faults(TaskDefinition definition, RoundDocument round, Tally tally, PhaseRecords records) {
        this.definition = definition;
        this.round = round;
        this.tally = tally;
        this.records = records;
    }

    /**
     * All faults, in account order, then in the order of reasons; each reason at most once per account.
     *
     * @param aggregated whether the round had its aggregate phases
     * @param adopted the agreed aggregate; without one nobody pays for a digest
     */
    List<Fault> find(boolean aggregated, Optional<ModelRef> adopted) {
        List<Fault> faults = new ArrayList<>();
        for (Seat seat : round.seats()) {
            AccountId account = seat.account();
            if (seat.role() == Role.PROPOSER) {
                proposer(account).ifPresent(reason -> faults.add(new Fault(account, reason, false)));
            } else if (Duty.hasRevealedVote(account, records)) {
                if (isMinority(account)) {
                    faults.add(new Fault(account, PenaltyReason.MINORITY_VOTE, false));
                }
                if (aggregated) {
                    aggregator(account, adopted).ifPresent(reason -> faults.add(new Fault(account, reason, true)));
                }
            } else {
                faults.add(new Fault(
                        account,
                        missing(Phase.VOTE_COMMIT, account, records.votes().containsKey(account)),
                        false));
            }
        }
        faults.sort(Comparator.comparing(Fault::account).thenComparing(Fault::reason));
        return List.copyOf(faults);
    }

    /** Whether the account is neither paid nor punished: its update does not stand, or it missed a clear majority. */
    boolean isUnpaid(Seat seat) {
        if (seat.role() == Role.PROPOSER) {
            return !tally.standing().contains(seat.account());
        }
        return disagreements(seat.account(), false) > 0;
    }

    private Optional<PenaltyReason> proposer(AccountId account) {
        if (!Duty.hasRevealedUpdate(account, records)) {
            return Optional.of(
                    missing(Phase.PROPOSE_COMMIT, account, records.updates().containsKey(account)));
        }
        boolean rejected = tally.proposals().stream()
                .filter(proposal -> proposal.proposer().equals(account))
                .anyMatch(proposal -> proposal.clearMajority().equals(Optional.of(Verdict.REJECT)));
        return rejected ? Optional.of(PenaltyReason.REJECTED_UPDATE) : Optional.empty();
    }

    private Optional<PenaltyReason> aggregator(AccountId account, Optional<ModelRef> adopted) {
        if (!Duty.hasRevealedAggregate(account, records)) {
            return Optional.of(missing(
                    Phase.AGGREGATE_COMMIT, account, records.aggregates().containsKey(account)));
        }
        boolean wrong = adopted.isPresent()
                && !adopted.equals(records.aggregates().get(account).model());
        return wrong ? Optional.of(PenaltyReason.WRONG_DIGEST) : Optional.empty();
    }

    private PenaltyReason missing(Phase commitPhase, AccountId account, boolean committed) {
        if (!committed) {
            return PenaltyReason.ABSENT;
        }
        return Duty.isLeaked(commitPhase, account, records) ? PenaltyReason.LEAKED : PenaltyReason.UNREVEALED;
    }

    private boolean isMinority(AccountId voter) {
        long against = disagreements(voter, true);
        if (definition.voteMode() == VoteMode.COLLECTIVE) {
            return against > 0;
        }
        long proposals = tally.proposals().size();
        return against >= FEWEST_DISAGREEMENTS
                && against * Millionths.ONE
                        > proposals * definition.disagreementTolerance().value();
    }

    /** On how many proposals with a clear majority the voter said something else; UNAVAILABLE is never a lie. */
    private long disagreements(AccountId voter, boolean onlyLies) {
        Ballot ballot = records.votes().get(voter).ballot().orElseThrow();
        long against = 0;
        for (int i = 0; i < tally.proposals().size(); i++) {
            ProposalTally proposal = tally.proposals().get(i);
            Verdict verdict = ballot.verdict(i);
            boolean lie = verdict != Verdict.UNAVAILABLE;
            if (proposal.clearMajority().isPresent()
                    && proposal.clearMajority().get() != verdict
                    && (lie || !onlyLies)) {
                against++;
            }
        }
        return against;
    }
}
