package io.flock.client.participant;

import io.flock.client.judge.Deadline;
import io.flock.client.privacy.PrivacyBudget;
import io.flock.client.privacy.RenyiAccountant;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.alliance.Ballot;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Work that ends where the participant's privacy budget does: an update that would exceed it is not even trained. An
 * update that was committed to counts, revealed or not; making it again after a crash tells nothing new.
 */
public final class BudgetedWork implements Work {
    private final Work work;
    private final PrivacyBudget budget;
    private final RenyiAccountant accountant;
    private final Supplier<Set<Integer>> releasedRounds;

    /** Counts by the rounds that the journal knows updates of; see {@link CommitJournal#updateRounds}. */
    public BudgetedWork(
            Work work, PrivacyBudget budget, RenyiAccountant accountant, Supplier<Set<Integer>> releasedRounds) {
        this.work = work;
        this.budget = budget;
        this.accountant = accountant;
        this.releasedRounds = releasedRounds;
    }

    @Override
    public Artifact update(RoundDocument round, Deadline training, StepListener listener) {
        Set<Integer> released = releasedRounds.get();
        if (!allows(round.round(), released)) {
            throw new FlockException(
                    ErrorCode.PRIVACY_BUDGET_SPENT,
                    "with the update of round " + round.round() + " epsilon would be "
                            + accountant.epsilon(released.size() + 1L, budget.delta()) + " at delta " + budget.delta()
                            + ", the budget is " + budget.epsilon());
        }
        return work.update(round, training, listener);
    }

    private boolean allows(int round, Set<Integer> released) {
        return released.contains(round) || budget.allows(accountant, released.size() + 1L);
    }

    @Override
    public void prepareVote(TaskDefinition task, RoundView round, VotingTime time) {
        work.prepareVote(task, round, time);
    }

    @Override
    public void prepareUpdate(int round, GlobalModel parent, StepListener listener) {
        if (allows(round, releasedRounds.get())) {
            work.prepareUpdate(round, parent, listener);
        }
    }

    @Override
    public Ballot vote(TaskDefinition task, RoundView round, VotingTime time) {
        return work.vote(task, round, time);
    }

    @Override
    public Artifact aggregate(AggregationRule rule, RoundView round, List<AccountId> standing) {
        return work.aggregate(rule, round, standing);
    }

    @Override
    public void publish(int round, Artifact artifact) {
        work.publish(round, artifact);
    }
}
