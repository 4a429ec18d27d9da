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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Optional;

/** One participant, who does what a phase asks for; made-up models, real commitments and preimages. */
final class Player {
    static final ModelRef AGGREGATE = model("aggregate");

    private final FlockClient client;
    private final TaskId task;
    private final HashChain chain;
    private final Verdict verdict;

    Player(FlockClient client, TaskId task, Verdict verdict) {
        this.client = client;
        this.task = task;
        this.verdict = verdict;
        this.chain = HashChain.of(digest("secret of " + client.account()), 16);
    }

    FlockClient client() {
        return client;
    }

    void join(int slot, Amount stake) {
        client.alliance()
                .join(new Join(task, slot, stake, chain.tip(), Optional.empty()))
                .run();
    }

    void act(TaskView view, int proposals) {
        int round = view.phase().round();
        Verdicts verdicts = Verdicts.of(Collections.nCopies(proposals, verdict));
        ModelRef update = model("update of " + client.account() + " " + round);
        var alliance = client.alliance();
        switch (view.phase().phase()) {
            case SEED ->
                alliance.revealSeed(new RevealSeed(task, round, preimage(view))).run();
            case PROPOSE_COMMIT ->
                alliance.commitUpdate(new CommitUpdate(
                                task, round, AllianceCommitments.of(context(view), update, salt(round))))
                        .run();
            case PROPOSE_REVEAL ->
                alliance.revealUpdate(new RevealUpdate(task, round, update, salt(round), preimage(view)))
                        .run();
            case VOTE_COMMIT ->
                alliance.commitVote(new CommitVote(
                                task, round, AllianceCommitments.of(context(view), verdicts, salt(round))))
                        .run();
            case VOTE_REVEAL ->
                alliance.revealVote(RevealVote.of(task, round, verdicts, salt(round), preimage(view)))
                        .run();
            case AGGREGATE_COMMIT ->
                alliance.commitAggregate(new CommitAggregate(
                                task, round, AllianceCommitments.of(context(view), AGGREGATE, salt(round))))
                        .run();
            case AGGREGATE_REVEAL ->
                alliance.revealAggregate(new RevealAggregate(task, round, AGGREGATE, salt(round)))
                        .run();
            case RECRUITING, CLOSED, COMPLETED, CANCELLED -> throw new IllegalStateException("nobody acts now");
        }
    }

    private Digest preimage(TaskView view) {
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

    private Salt salt(int round) {
        return Salt.parse(digest("salt of " + client.account() + " " + round).hex());
    }

    private static ModelRef model(String name) {
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
