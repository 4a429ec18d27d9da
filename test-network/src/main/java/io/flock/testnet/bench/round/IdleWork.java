package io.flock.testnet.bench.round;

import io.flock.client.judge.Deadline;
import io.flock.client.participant.Artifact;
import io.flock.client.participant.StepListener;
import io.flock.client.participant.VotingTime;
import io.flock.client.participant.Work;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.alliance.Ballot;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.alliance.Verdicts;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.tensor.ArtifactHeader;
import io.flock.protocol.tensor.Fill;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.TensorSpec;
import java.util.Collections;
import java.util.List;

/** Duties without a model: nobody trains, everything is accepted, all agree on one aggregate, nothing is published. */
final class IdleWork implements Work {
    private static final TensorLayout LAYOUT = TensorLayout.of(List.of(new TensorSpec("w", List.of(1), Fill.ZERO)));

    private final AccountId account;
    private final TaskId task;
    private final Digest bundle;

    IdleWork(AccountId account, TaskId task, Digest bundle) {
        this.account = account;
        this.task = task;
        this.bundle = bundle;
    }

    @Override
    public Artifact update(RoundDocument round, Deadline training, StepListener listener) {
        return Artifact.of(weights(), ArtifactHeader.update(account, task, round.round(), bundle, bundle));
    }

    @Override
    public Ballot vote(TaskDefinition definition, RoundView round, VotingTime time) {
        int proposals = round.round().proposals().orElse(List.of()).size();
        return Verdicts.of(Collections.nCopies(proposals, Verdict.ACCEPT));
    }

    @Override
    public Artifact aggregate(AggregationRule rule, RoundView round, List<AccountId> standing) {
        return Artifact.of(
                weights(), ArtifactHeader.aggregate(task, round.round().round(), bundle, bundle));
    }

    @Override
    public void publish(int round, Artifact artifact) {
        // Nobody fetches it.
    }

    private static ModelWeights weights() {
        return ModelWeights.of(LAYOUT, new float[1]);
    }
}
