package io.flock.client.participant;

import io.flock.client.bundle.Bundle;
import io.flock.client.conduct.Conduct;
import io.flock.client.engine.TrainingProgress;
import io.flock.client.judge.Deadline;
import io.flock.client.judge.Judgement;
import io.flock.client.judge.Proposal;
import io.flock.protocol.alliance.AggregateScore;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.alliance.Ballot;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.alliance.Verdicts;
import io.flock.protocol.alliance.VoteMode;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.sdk.content.Cid;
import io.flock.sdk.content.IpfsClient;
import io.flock.sdk.content.PinOwner;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The work on this machine's data, by the task's bundle, with files from the content nodes. For one thread. */
public final class LocalWork implements Work {
    private static final Logger LOG = LoggerFactory.getLogger(LocalWork.class);

    private final AccountId account;
    private final TaskSecrets secrets;
    private final Conduct conduct;
    private final IpfsClient content;
    private final PinRecord pins;
    private final StepsRecord steps;
    private final PinOwner owner;
    private final RoundUpdates updates;
    /** The update made last: revealing needs it again, and training it again takes long. */
    private Optional<Artifact> lastUpdate = Optional.empty();

    private int lastRound = -1;
    /** The aggregate made last, for the same reason: making it again means fetching every update again. */
    private Optional<Aggregate> lastAggregate = Optional.empty();

    private record Aggregate(int round, List<AccountId> standing, Artifact artifact) {}

    /** The conduct was made with the same bundle. */
    public LocalWork(
            AccountId account,
            TaskSecrets secrets,
            Bundle bundle,
            Conduct conduct,
            IpfsClient content,
            PinRecord pins,
            StepsRecord steps) {
        this.account = account;
        this.secrets = secrets;
        this.conduct = conduct;
        this.content = content;
        this.pins = pins;
        this.steps = steps;
        this.owner = new TaskAccount(secrets.channel(), account, secrets.task()).pinOwner();
        this.updates = new RoundUpdates(secrets.task(), bundle, content);
    }

    @Override
    public Artifact update(int round, GlobalModel parent, Deadline deadline, StepListener listener) {
        if (lastRound != round || lastUpdate.isEmpty()) {
            ModelWeights global = updates.global(parent);
            TrainingProgress told =
                    (epoch, epochs, loss) -> listener.step(account, new Step.Trained(round, epoch, epochs, loss));
            OptionalLong before = steps.of(round);
            TimedTraining training = before.isPresent()
                    ? TimedTraining.again(before.getAsLong(), told)
                    : TimedTraining.until(deadline, told);
            ModelWeights trained = conduct.propose(global, secrets.trainingSeed(round), training);
            training.cut().ifPresent(taken -> {
                steps.cut(round, taken);
                listener.step(account, new Step.CutShort(round, taken, training.all()));
            });
            lastUpdate = Optional.of(updates.update(
                    trained, global, updates.header(Optional.of(account), round, global.tensorDigest())));
            lastRound = round;
        }
        return lastUpdate.get();
    }

    @Override
    public Ballot vote(TaskDefinition task, RoundView view, VotingTime time) {
        List<Proposal> proposals = updates.proposals(view);
        if (!time.isLate()) {
            proposals.forEach(LocalWork::requireHad);
        }
        ModelWeights global = updates.global(view.round().model());
        return task.voteMode() == VoteMode.COLLECTIVE
                ? score(task.aggregation(), view, global, proposals)
                : verdicts(view, global, proposals, time);
    }

    /**
     * An update that can't be had or read leaves no aggregate of all, and what does not exist is not adopted. Who scores the
     * aggregate as a gain keeps the bytes that it is made of.
     */
    private AggregateScore score(AggregationRule rule, RoundView view, ModelWeights global, List<Proposal> proposals) {
        if (proposals.size() < rule.leastUpdates()) {
            return AggregateScore.NO_OBJECTION;
        }
        if (!proposals.stream().allMatch(Proposal.Loaded.class::isInstance)) {
            LOG.debug("{} has no aggregate of {}", account, proposals);
            return AggregateScore.WORST;
        }
        List<AccountId> all = view.round().proposals().orElse(List.of());
        AggregateScore score = conduct.score(global, updates.combined(rule, view, all));
        if (score.value() > 0) {
            all.forEach(proposer -> pin(view.round().round(), RoundUpdates.revealed(view, proposer)));
        }
        return score;
    }

    private Verdicts verdicts(RoundView view, ModelWeights global, List<Proposal> proposals, VotingTime time) {
        List<Judgement> judgements = conduct.judge(global, proposals, time.training());
        for (Judgement judgement : judgements) {
            LOG.debug("{} on {}: {}", account, judgement.proposer(), judgement);
            if (judgement.verdict() == Verdict.ACCEPT) {
                pin(view.round().round(), RoundUpdates.revealed(view, judgement.proposer()));
            }
        }
        return Verdicts.of(judgements.stream().map(Judgement::verdict).toList());
    }

    private static void requireHad(Proposal proposal) {
        if (proposal instanceof Proposal.Missing missing) {
            throw new FlockException(
                    ErrorCode.CONTENT_UNAVAILABLE,
                    "the update of " + missing.proposer() + " can't be had: " + missing.why(),
                    "it is tried again for half of the phase");
        }
    }

    @Override
    public Artifact aggregate(AggregationRule rule, RoundView view, List<AccountId> standing) {
        int round = view.round().round();
        Optional<Aggregate> made = lastAggregate.filter(
                last -> last.round() == round && last.standing().equals(standing));
        if (made.isEmpty()) {
            made = Optional.of(new Aggregate(round, List.copyOf(standing), updates.aggregate(rule, view, standing)));
            lastAggregate = made;
        }
        return made.get().artifact();
    }

    @Override
    public void publish(int round, Artifact artifact) {
        pins.pinning(round, Cid.parse(artifact.ref().cid()));
        ContentRef stored = content.put(artifact.bytes(), owner);
        if (!stored.cid().equals(artifact.ref().cid())) {
            throw new FlockException(
                    ErrorCode.CONTENT_MISMATCH,
                    "the node stored " + stored.cid() + " instead of "
                            + artifact.ref().cid(),
                    "check the content node");
        }
    }

    /** Whoever accepts keeps the bytes; a pin that fails costs nobody anything, the proposer's stands too. */
    private void pin(int round, ModelRef model) {
        try {
            Cid cid = Cid.parse(model.cid());
            pins.pinning(round, cid);
            content.pin(cid, owner);
        } catch (FlockException e) {
            LOG.warn("{} could not be pinned: {}", model.cid(), e.what());
        }
    }
}
