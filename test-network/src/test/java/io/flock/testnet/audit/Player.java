package io.flock.testnet.audit;

import io.flock.protocol.alliance.AllianceCommitments;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.alliance.Verdicts;
import io.flock.protocol.alliance.request.CommitAggregate;
import io.flock.protocol.alliance.request.CommitUpdate;
import io.flock.protocol.alliance.request.CommitVote;
import io.flock.protocol.alliance.request.Join;
import io.flock.protocol.alliance.request.RevealAggregate;
import io.flock.protocol.alliance.request.RevealSeed;
import io.flock.protocol.alliance.request.RevealUpdate;
import io.flock.protocol.alliance.request.RevealVote;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.beacon.HashChain;
import io.flock.protocol.commitment.CommitmentContext;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.Salt;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import io.flock.sdk.transaction.Call;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Optional;

/** One participant, who does what a phase asks for; made-up models, real commitments and preimages. */
public final class Player {
    /** What the standing updates come to. */
    public static final ModelRef AGGREGATE = model("aggregate");

    private final FlockClient client;
    private final TaskId task;
    private final HashChain chain;

    public Player(FlockClient client, TaskId task) {
        this.client = client;
        this.task = task;
        this.chain = HashChain.of(digest("secret of " + client.account()), 16);
    }

    public FlockClient client() {
        return client;
    }

    public Call<?> join(int slot, Amount stake) {
        return client.alliance().join(new Join(task, slot, stake, chain.tip(), Optional.empty()));
    }

    Call<?> action(TaskView view, int proposals, Verdict verdict, ModelRef aggregate) {
        int round = view.phase().round();
        Verdicts verdicts = Verdicts.of(Collections.nCopies(proposals, verdict));
        var alliance = client.alliance();
        return switch (view.phase().phase()) {
            case SEED -> alliance.revealSeed(new RevealSeed(task, round, preimage(view)));
            case PROPOSE_COMMIT -> alliance.commitUpdate(commitment(view));
            case PROPOSE_REVEAL -> alliance.revealUpdate(reveal(view));
            case VOTE_COMMIT ->
                alliance.commitVote(
                        new CommitVote(task, round, AllianceCommitments.of(context(view), verdicts, salt(round))));
            case VOTE_REVEAL -> alliance.revealVote(RevealVote.of(task, round, verdicts, salt(round), preimage(view)));
            case AGGREGATE_COMMIT ->
                alliance.commitAggregate(new CommitAggregate(
                        task, round, AllianceCommitments.of(context(view), aggregate, salt(round))));
            case AGGREGATE_REVEAL -> alliance.revealAggregate(new RevealAggregate(task, round, aggregate, salt(round)));
            case RECRUITING, CLOSED, COMPLETED, CANCELLED -> throw new IllegalStateException("nobody acts now");
        };
    }

    /** To its update of the current round. */
    public CommitUpdate commitment(TaskView view) {
        int round = view.phase().round();
        return new CommitUpdate(task, round, AllianceCommitments.of(context(view), update(round), salt(round)));
    }

    /** Of its update of the current round. */
    public RevealUpdate reveal(TaskView view) {
        int round = view.phase().round();
        return new RevealUpdate(task, round, update(round), salt(round), preimage(view));
    }

    public ModelRef update(int round) {
        return model("update of " + client.account() + " " + round);
    }

    public Digest preimage(TaskView view) {
        Digest tip = view.roster()
                .orElseThrow()
                .member(client.account())
                .orElseThrow()
                .tip();
        return chain.behind(tip).orElseThrow();
    }

    private CommitmentContext context(TaskView view) {
        Phase phase = view.phase().phase();
        return AllianceCommitments.context("flock", task, view.phase().round(), phase, client.account());
    }

    public Salt salt(int round) {
        return Salt.parse(digest("salt of " + client.account() + " " + round).hex());
    }

    public static ModelRef model(String name) {
        return new ModelRef("bafy" + digest(name).hex(), digest(name + " bytes"), digest(name + " tensors"));
    }

    static Digest digest(String text) {
        try {
            return Digest.ofBytes(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
