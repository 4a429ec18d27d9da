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
import io.flock.protocol.alliance.RoundDocument;
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
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work on this machine's data, by the task's bundle, with files from the content nodes. Of what is asked for
 * again, or was done ahead, the last is kept. */
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
    private final Made<UpdateKey, Artifact> update = new Made<>();
    /** The vote made last: it may have been made before its phase began. */
    private final Made<VoteKey, Ballot> vote = new Made<>();
    /** The aggregate made last: revealing needs it again, and making it again means fetching every update again. */
    private final Made<AggregateKey, Artifact> aggregate = new Made<>();
    /** The update that is asked for, and when its training ends: nothing ends one whose phase has not begun. */
    private volatile Optional<Asked> asked = Optional.empty();

    private record Asked(UpdateKey update, Deadline training) {}

    private record UpdateKey(int round, GlobalModel parent) {}

    private record VoteKey(int round, GlobalModel parent, List<AccountId> proposals, List<ModelRef> updates) {}

    private record AggregateKey(int round, AggregationRule rule, List<AccountId> standing) {}

    /** The conduct was made with the same bundle, the sealing with the same secrets. */
    public LocalWork(
            AccountId account,
            TaskSecrets secrets,
            Bundle bundle,
            UpdateSealing sealing,
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
        this.updates = new RoundUpdates(secrets.task(), bundle, content, sealing);
    }

    @Override
    public Artifact update(RoundDocument round, Deadline deadline, StepListener listener) {
        UpdateKey key = new UpdateKey(round.round(), round.model());
        asked = Optional.of(new Asked(key, deadline));
        // Who reads it is known once the round has begun; training may be done before.
        return updates.stored(round, update.get(key, () -> train(key, listener)));
    }

    @Override
    public void prepareUpdate(int round, GlobalModel parent, StepListener listener) {
        UpdateKey key = new UpdateKey(round, parent);
        if (updates.holds(parent) && !isOvertaken(key)) {
            update.get(key, () -> train(key, listener));
        }
    }

    private boolean isOvertaken(UpdateKey key) {
        return asked.filter(now -> now.update().round() >= key.round()).isPresent();
    }

    /**
     * Whether the training's time is up; throws when another update is asked for than the one that is made ahead, or when the
     * thread that trains is told to stop.
     */
    private boolean ends(UpdateKey key) {
        Optional<Asked> now = asked.filter(latest -> latest.update().round() >= key.round());
        if (now.isPresent() && !now.get().update().equals(key)) {
            throw new CancellationException("round " + key.round() + " began from another model");
        }
        if (Thread.currentThread().isInterrupted()) {
            if (now.isEmpty()) {
                throw new CancellationException("nobody waits for the update of round " + key.round());
            }
            // All native work of the process waits for a training, and so does its end.
            throw new FlockException(
                    ErrorCode.CONTENT_UNAVAILABLE,
                    "training for round " + key.round() + " was interrupted",
                    "start again; this process was told to stop");
        }
        return now.isPresent() && now.get().training().isPast();
    }

    private Artifact train(UpdateKey key, StepListener listener) {
        int round = key.round();
        ModelWeights global = updates.global(key.parent());
        TrainingProgress told =
                (epoch, epochs, loss) -> listener.step(account, new Step.Trained(round, epoch, epochs, loss));
        OptionalLong before = steps.of(round);
        TimedTraining training = before.isPresent()
                ? TimedTraining.again(before.getAsLong(), told)
                : TimedTraining.until(() -> ends(key), told);
        ModelWeights trained = conduct.propose(global, secrets.trainingSeed(round), training);
        training.cut().ifPresent(taken -> {
            steps.cut(round, taken);
            listener.step(account, new Step.CutShort(round, taken, training.all()));
        });
        return updates.update(trained, global, updates.header(Optional.of(account), round, global.tensorDigest()));
    }

    @Override
    public Ballot vote(TaskDefinition task, RoundView view, VotingTime time) {
        // What can't be had now may be had later: such a vote is not kept.
        return time.isLate()
                ? vote(task, view, updates.proposals(view, time.fetching()), time.training())
                : whole(task, view, time);
    }

    @Override
    public void prepareVote(TaskDefinition task, RoundView view, VotingTime time) {
        if (view.round().proposals().isPresent()) {
            whole(task, view, time);
        } else if (task.voteMode() == VoteMode.ATTRIBUTED) {
            conduct.prepare(updates.global(view.round().model()), time.training());
        }
    }

    /** The vote on updates all of which can be had. */
    private Ballot whole(TaskDefinition task, RoundView view, VotingTime time) {
        RoundDocument round = view.round();
        List<ModelRef> revealed = round.proposals().orElse(List.of()).stream()
                .map(proposer -> RoundUpdates.revealed(view, proposer))
                .toList();
        VoteKey key =
                new VoteKey(round.round(), round.model(), round.proposals().orElse(List.of()), revealed);
        return vote.get(key, () -> {
            List<Proposal> proposals = updates.proposals(view, time.fetching());
            proposals.forEach(LocalWork::requireHad);
            return vote(task, view, proposals, time.training());
        });
    }

    private Ballot vote(TaskDefinition task, RoundView view, List<Proposal> proposals, Deadline training) {
        ModelWeights global = updates.global(view.round().model());
        return task.voteMode() == VoteMode.COLLECTIVE
                ? score(task.aggregation(), view, global, proposals)
                : verdicts(view, global, proposals, training);
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

    private Verdicts verdicts(RoundView view, ModelWeights global, List<Proposal> proposals, Deadline training) {
        List<Judgement> judgements = conduct.judge(global, proposals, training);
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
        AggregateKey key = new AggregateKey(view.round().round(), rule, List.copyOf(standing));
        return aggregate.get(key, () -> updates.aggregate(rule, view, standing));
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
