package io.flock.client.participant;

import io.flock.client.judge.Deadline;
import io.flock.protocol.alliance.AllianceCommitments;
import io.flock.protocol.alliance.Ballot;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.VotePayload;
import io.flock.protocol.alliance.request.ClaimResult;
import io.flock.protocol.alliance.request.CommitAggregate;
import io.flock.protocol.alliance.request.CommitUpdate;
import io.flock.protocol.alliance.request.CommitVote;
import io.flock.protocol.alliance.request.Join;
import io.flock.protocol.alliance.request.RevealAggregate;
import io.flock.protocol.alliance.request.RevealSeed;
import io.flock.protocol.alliance.request.RevealUpdate;
import io.flock.protocol.alliance.request.RevealVote;
import io.flock.protocol.beacon.HashChain;
import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.commitment.CommitmentContext;
import io.flock.protocol.commitment.Salt;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.transaction.Committed;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Carries actions out: work, then the journal, then the ledger, in this order. */
final class Performer {
    private final ParticipantSetup setup;
    private final TaskId task;
    private final HashChain chain;
    private final TaskDefinition definition;
    private final Promises promises;
    private int slot;

    Performer(ParticipantSetup setup, HashChain chain, TaskDefinition definition) {
        this.setup = setup;
        this.task = setup.secrets().task();
        this.chain = chain;
        this.definition = definition;
        this.promises = new Promises(setup.journal(), context -> salt(context.round(), Phase.valueOf(context.phase())));
        this.slot = Math.floorMod(setup.firstSlot(), definition.maxParticipants());
    }

    /** Done when it returns the block that holds it; a refusal or failure is thrown. */
    long perform(Action action, TaskSnapshot seen) {
        if (action instanceof Action.Join) {
            return join();
        } else if (action instanceof Action.RevealSeed reveal) {
            return setup.alliance()
                    .revealSeed(new RevealSeed(task, reveal.round(), reveal.preimage()))
                    .run()
                    .block();
        } else if (action instanceof Action.CommitUpdate commit) {
            Commitment commitment = commit(
                    commit.round(),
                    Phase.PROPOSE_COMMIT,
                    () -> Json.write(
                            update(seen, ProposingTime.of(seen, setup.clock()).training())
                                    .ref()));
            return setup.alliance()
                    .commitUpdate(new CommitUpdate(task, commit.round(), commitment))
                    .run()
                    .block();
        } else if (action instanceof Action.RevealUpdate reveal) {
            return revealUpdate(reveal, seen);
        } else if (action instanceof Action.CommitVote commit) {
            Commitment commitment = commit(commit.round(), Phase.VOTE_COMMIT, () -> vote(seen));
            return setup.alliance()
                    .commitVote(new CommitVote(task, commit.round(), commitment))
                    .run()
                    .block();
        } else if (action instanceof Action.RevealVote reveal) {
            String payload = committed(reveal.round(), Phase.VOTE_COMMIT, reveal.committed(), () -> vote(seen));
            return setup.alliance()
                    .revealVote(RevealVote.of(
                            task,
                            reveal.round(),
                            Json.read(payload, VotePayload.class).ballot(),
                            salt(reveal.round(), Phase.VOTE_COMMIT),
                            reveal.preimage()))
                    .run()
                    .block();
        } else if (action instanceof Action.CommitAggregate commit) {
            Commitment commitment = commit(
                    commit.round(),
                    Phase.AGGREGATE_COMMIT,
                    () -> Json.write(aggregate(seen, commit.standing()).ref()));
            return setup.alliance()
                    .commitAggregate(new CommitAggregate(task, commit.round(), commitment))
                    .run()
                    .block();
        } else if (action instanceof Action.RevealAggregate reveal) {
            return revealAggregate(reveal, seen);
        } else if (action instanceof Action.Advance advance) {
            return setup.alliance()
                    .advance(task, advance.round(), advance.phase())
                    .run()
                    .block();
        } else if (action instanceof Action.Claim) {
            Committed<ClaimResult> claimed = setup.alliance().claim(task).run();
            tell(new Step.Paid(claimed.value().amount()));
            return claimed.block();
        } else {
            throw new IllegalArgumentException("nothing is performed for " + action);
        }
    }

    private long join() {
        for (int tried = 1; ; tried++) {
            try {
                return setup.alliance().join(application()).run().block();
            } catch (FlockException e) {
                if (!e.is(ErrorCode.SLOT_TAKEN) || tried == definition.maxParticipants()) {
                    throw e;
                }
                slot = (slot + 1) % definition.maxParticipants();
            }
        }
    }

    private Join application() {
        Optional<String> key = definition.sealsUpdates()
                ? Optional.of(setup.secrets().accessKeys().publicKey().text())
                : Optional.empty();
        return new Join(task, slot, setup.stake(), chain.tip(), Optional.empty(), setup.lock(), key);
    }

    private long revealUpdate(Action.RevealUpdate reveal, TaskSnapshot seen) {
        Artifact update = update(seen, Deadline.NONE);
        String payload =
                committed(reveal.round(), Phase.PROPOSE_COMMIT, reveal.committed(), () -> Json.write(update.ref()));
        ModelRef model = Json.read(payload, ModelRef.class);
        // Published only now: nobody can copy what nobody can fetch before all are committed (attack 17).
        setup.work().publish(reveal.round(), require(update, model));
        Salt salt = salt(reveal.round(), Phase.PROPOSE_COMMIT);
        return setup.alliance()
                .revealUpdate(new RevealUpdate(task, reveal.round(), model, salt, reveal.preimage()))
                .run()
                .block();
    }

    private long revealAggregate(Action.RevealAggregate reveal, TaskSnapshot seen) {
        Artifact aggregate = aggregate(seen, reveal.standing());
        String payload = committed(
                reveal.round(), Phase.AGGREGATE_COMMIT, reveal.committed(), () -> Json.write(aggregate.ref()));
        ModelRef model = Json.read(payload, ModelRef.class);
        setup.work().publish(reveal.round(), require(aggregate, model));
        Salt salt = salt(reveal.round(), Phase.AGGREGATE_COMMIT);
        return setup.alliance()
                .revealAggregate(new RevealAggregate(task, reveal.round(), model, salt))
                .run()
                .block();
    }

    private Artifact update(TaskSnapshot seen, Deadline training) {
        return setup.work().update(seen.round().orElseThrow().round(), training, setup.listener());
    }

    private String vote(TaskSnapshot seen) {
        Ballot ballot = setup.work()
                .vote(seen.task().task().definition(), seen.round().orElseThrow(), VotingTime.of(seen, setup.clock()));
        tell(new Step.Judged(seen.task().phase().round(), ballot));
        return Json.write(VotePayload.of(ballot));
    }

    private Artifact aggregate(TaskSnapshot seen, List<AccountId> standing) {
        Artifact aggregate = setup.work()
                .aggregate(
                        seen.task().task().definition().aggregation(),
                        seen.round().orElseThrow(),
                        standing);
        tell(new Step.Aggregated(seen.task().phase().round(), aggregate.ref()));
        return aggregate;
    }

    private Commitment commit(int round, Phase phase, Supplier<String> work) {
        return promises.commit(context(round, phase), work);
    }

    private String committed(int round, Phase phase, Commitment commitment, Supplier<String> work) {
        return promises.committed(context(round, phase), commitment, work);
    }

    private static Artifact require(Artifact again, ModelRef model) {
        if (!again.ref().equals(model)) {
            throw new FlockException(
                    ErrorCode.COMMITMENT_MISMATCH,
                    "computing " + model.cid() + " again gave " + again.ref().cid(),
                    "start with the data that it was computed from; the same release gives the same bytes");
        }
        return again;
    }

    private CommitmentContext context(int round, Phase phase) {
        return AllianceCommitments.context(setup.secrets().channel(), task, round, phase, setup.account());
    }

    private Salt salt(int round, Phase phase) {
        return setup.secrets().salt(round, phase);
    }

    private void tell(Step step) {
        setup.listener().step(setup.account(), step);
    }
}
