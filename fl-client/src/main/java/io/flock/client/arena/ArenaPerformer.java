package io.flock.client.arena;

import io.flock.client.participant.Promises;
import io.flock.protocol.arena.ArenaCommitments;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.ConsensusModel;
import io.flock.protocol.arena.ScorePayload;
import io.flock.protocol.arena.Scores;
import io.flock.protocol.arena.Submission;
import io.flock.protocol.arena.request.CommitScores;
import io.flock.protocol.arena.request.CommitSubmission;
import io.flock.protocol.arena.request.PublishAccess;
import io.flock.protocol.arena.request.PublishFinalKey;
import io.flock.protocol.arena.request.Ready;
import io.flock.protocol.arena.request.RevealScores;
import io.flock.protocol.arena.request.RevealSeed;
import io.flock.protocol.arena.request.RevealSubmission;
import io.flock.protocol.arena.request.Stake;
import io.flock.protocol.beacon.HashChain;
import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.CommitmentContext;
import io.flock.protocol.commitment.Salt;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.transaction.Committed;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries actions out: work, then the journal, then the ledger, in this order. */
final class ArenaPerformer {
    private static final Logger LOG = LoggerFactory.getLogger(ArenaPerformer.class);

    private final ArenaSetup setup;
    private final TaskId task;
    private final ArenaTask definition;
    private final HashChain chain;
    private final Optional<Promises> promises;

    ArenaPerformer(ArenaSetup setup, ArenaTask definition, HashChain chain) {
        this.setup = setup;
        this.task = definition.taskId();
        this.definition = definition;
        this.chain = chain;
        this.promises = setup.part()
                .applying()
                .map(application ->
                        new Promises(application.journal(), context -> salt(context.round(), context.phase())));
    }

    /** Done when it returns the block that holds it; a refusal or failure is thrown. */
    long perform(ArenaAction action, ArenaSnapshot seen) {
        if (action instanceof ArenaAction.Stake) {
            return stake();
        } else if (action instanceof ArenaAction.PublishAccess) {
            var keys = creator().wrap(setup.directory().validators(roster(seen)));
            return block(
                    setup.arena().publishAccess(new PublishAccess(task, keys)).run());
        } else if (action instanceof ArenaAction.ConfirmAccess) {
            jury().openValidationSet(seen);
            return block(setup.arena().confirmAccess(task).run());
        } else if (action instanceof ArenaAction.RevealSeed reveal) {
            return block(setup.arena()
                    .revealSeed(new RevealSeed(task, reveal.epoch(), reveal.preimage()))
                    .run());
        } else if (action instanceof ArenaAction.CommitSubmission commit) {
            CommitSubmission request = new CommitSubmission(
                    task,
                    commit.epoch(),
                    promises()
                            .commit(
                                    context(commit.epoch(), ArenaPhase.SUBMIT),
                                    () -> Json.write(
                                            sealed(commit.epoch(), seen).submission())));
            return block(setup.arena().commitSubmission(request).run());
        } else if (action instanceof ArenaAction.RevealSubmission reveal) {
            return revealSubmission(reveal, seen);
        } else if (action instanceof ArenaAction.CheckIn ready) {
            return block(setup.arena()
                    .ready(new Ready(task, ready.epoch(), ready.preimage()))
                    .run());
        } else if (action instanceof ArenaAction.CommitScores commit) {
            CommitScores request = new CommitScores(
                    task,
                    commit.epoch(),
                    commit.stage(),
                    promises().commit(context(commit.epoch(), commit.stage()), () -> scores(commit.stage(), seen)));
            return block(setup.arena().commitScores(request).run());
        } else if (action instanceof ArenaAction.RevealScores reveal) {
            return revealScores(reveal, seen);
        } else if (action instanceof ArenaAction.PublishFinalKey) {
            return block(setup.arena()
                    .publishFinalKey(new PublishFinalKey(task, creator().finalKey()))
                    .run());
        } else if (action instanceof ArenaAction.Advance advance) {
            return block(setup.arena()
                    .advance(task, advance.epoch(), advance.phase())
                    .run());
        } else if (action instanceof ArenaAction.Withdraw) {
            release(seen);
            return block(setup.arena().unstake(task).run());
        } else if (action instanceof ArenaAction.Claim) {
            var claimed = setup.arena().claim(task).run();
            tell(new ArenaEvent.Paid(claimed.value().amount()));
            return claimed.block();
        }
        throw new IllegalArgumentException("nothing is performed for " + action);
    }

    private long stake() {
        ArenaPart.Application application = setup.part().applying().orElseThrow();
        Optional<String> accessKey = setup.part() instanceof ArenaPart.Validator validator
                ? Optional.of(validator.work().accessKey())
                : Optional.empty();
        int slots = definition.nodes().max() + definition.validators().max();
        for (int tried = 0; ; tried++) {
            Stake request = new Stake(
                    task,
                    setup.part().role().orElseThrow(),
                    Math.floorMod(application.firstSlot() + tried, slots),
                    application.stake(),
                    chain.tip(),
                    accessKey,
                    Optional.empty(),
                    application.lock());
            try {
                return block(setup.arena().stake(request).run());
            } catch (FlockException e) {
                if (!e.is(ErrorCode.SLOT_TAKEN) || tried + 1 == slots) {
                    throw e;
                }
            }
        }
    }

    private SealedModel sealed(int epoch, ArenaSnapshot seen) {
        SealedModel model = node().submission(
                        epoch,
                        shownModel(epoch, seen),
                        setup.directory().validators(roster(seen)),
                        (pass, passes, loss) -> tell(new ArenaEvent.Trained(epoch, pass, passes, loss)));
        tell(new ArenaEvent.Submitting(epoch, model.submission().model()));
        return model;
    }

    private int shownModel(int epoch, ArenaSnapshot seen) {
        return ShownModel.epochOf(setup.account(), roster(seen), definition.rewards(), epoch, settled -> setup.arena()
                .epoch(task, settled)
                .run()
                .settlement());
    }

    private long revealSubmission(ArenaAction.RevealSubmission reveal, ArenaSnapshot seen) {
        SealedModel again = sealed(reveal.epoch(), seen);
        String payload = promises()
                .committed(
                        context(reveal.epoch(), ArenaPhase.SUBMIT),
                        reveal.committed(),
                        () -> Json.write(again.submission()));
        Submission submission = Json.read(payload, Submission.class);
        if (!again.submission().equals(submission)) {
            throw new FlockException(
                    ErrorCode.COMMITMENT_MISMATCH,
                    "making the submission of epoch " + reveal.epoch() + " again gave "
                            + again.submission().model().cid() + " instead of "
                            + submission.model().cid(),
                    "start with the data that it was made from; the same release gives the same bytes");
        }
        // Stored only now: before all have committed not even a validator can open it for a friend.
        node().publish(reveal.epoch(), again);
        return block(setup.arena()
                .revealSubmission(new RevealSubmission(
                        task, reveal.epoch(), submission, salt(reveal.epoch(), ArenaPhase.SUBMIT.name())))
                .run());
    }

    private String scores(ArenaPhase stage, ArenaSnapshot seen) {
        Scores scores = jury().score(seen, stage, ScoringTime.of(seen, definition, setup.clock()));
        tell(new ArenaEvent.Scored(seen.epochNumber(), stage, scores));
        return Json.write(new ScorePayload(scores));
    }

    private long revealScores(ArenaAction.RevealScores reveal, ArenaSnapshot seen) {
        String payload = promises()
                .committed(
                        context(reveal.epoch(), reveal.stage()),
                        reveal.committed(),
                        () -> scores(reveal.stage(), seen));
        return block(setup.arena()
                .revealScores(new RevealScores(
                        task,
                        reveal.epoch(),
                        reveal.stage(),
                        Json.read(payload, ScorePayload.class).scores(),
                        salt(reveal.epoch(), reveal.stage().name()),
                        reveal.preimage()))
                .run());
    }

    /** Everybody who could open the consensus model stores it for all; one is enough, so a failure is no more than logged. */
    private void release(ArenaSnapshot seen) {
        Optional<ArenaRoster> ended = seen.task().roster().filter(roster -> seen.phase() == ArenaPhase.COMPLETED);
        Optional<Submissions> submissions = submissions();
        if (ended.isEmpty() || submissions.isEmpty()) {
            return;
        }
        ended.get()
                .best()
                .map(ConsensusModel::node)
                .filter(this::isReader)
                .ifPresent(node -> ConsensusRelease.submission(ended.get())
                        .ifPresent(submission -> release(submissions.get(), node, submission)));
    }

    private static void release(Submissions submissions, AccountId node, Submission submission) {
        try {
            submissions.unsealed(node, submission).open();
        } catch (FlockException e) {
            LOG.warn("the consensus model could not be stored: {}", e.what());
        }
    }

    private boolean isReader(AccountId node) {
        return setup.part() instanceof ArenaPart.Validator || node.equals(setup.account());
    }

    private Optional<Submissions> submissions() {
        if (setup.part() instanceof ArenaPart.Node node) {
            return Optional.of(node.work().submissions());
        }
        return setup.part() instanceof ArenaPart.Validator validator
                ? Optional.of(validator.work().submissions())
                : Optional.empty();
    }

    private Promises promises() {
        return promises.orElseThrow();
    }

    private NodeWork node() {
        return ((ArenaPart.Node) setup.part()).work();
    }

    private JuryWork jury() {
        return ((ArenaPart.Validator) setup.part()).work();
    }

    private CreatorWork creator() {
        return ((ArenaPart.Creator) setup.part()).work();
    }

    private static ArenaRoster roster(ArenaSnapshot seen) {
        return seen.task().roster().orElseThrow();
    }

    private static long block(Committed<?> committed) {
        return committed.block();
    }

    private Salt salt(int epoch, String phase) {
        return setup.secrets().salt(epoch, phase);
    }

    private CommitmentContext context(int epoch, ArenaPhase phase) {
        return ArenaCommitments.context(setup.secrets().channel(), task, epoch, phase, setup.account());
    }

    private void tell(ArenaEvent event) {
        setup.listener().step(setup.account(), event);
    }
}
