package io.flock.chaincode;

import io.flock.protocol.alliance.AggregateScore;
import io.flock.protocol.alliance.AllianceCommitments;
import io.flock.protocol.alliance.Ballot;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.alliance.Verdicts;
import io.flock.protocol.alliance.VoteMode;
import io.flock.protocol.alliance.request.CommitAggregate;
import io.flock.protocol.alliance.request.CommitUpdate;
import io.flock.protocol.alliance.request.CommitVote;
import io.flock.protocol.alliance.request.Join;
import io.flock.protocol.alliance.request.RevealAggregate;
import io.flock.protocol.alliance.request.RevealSeed;
import io.flock.protocol.alliance.request.RevealUpdate;
import io.flock.protocol.alliance.request.RevealVote;
import io.flock.protocol.beacon.HashChain;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.commitment.Salt;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;

/** A participant's requests in one task; every value follows from its name, so that a test can tell them in advance. */
public final class Trainer {
    private final Identity identity;
    private final TaskId task;
    private final HashChain chain;

    public Trainer(Identity identity, TaskId task) {
        this.identity = identity;
        this.task = task;
        this.chain = HashChain.of(digest("secret of " + identity.account()), 64);
    }

    public Identity identity() {
        return identity;
    }

    public AccountId account() {
        return identity.account();
    }

    public Digest tip() {
        return chain.tip();
    }

    /** The preimage behind a tip that the ledger has. */
    public Digest behind(Digest tip) {
        return chain.behind(tip).orElseThrow();
    }

    public Join join(int slot, Amount stake) {
        return new Join(task, slot, stake, tip(), Optional.empty());
    }

    /** The key that updates are sealed for, where the task seals them. */
    public String accessKey() {
        return "x25519:" + digest("access key of " + account()).hex();
    }

    public RevealSeed revealSeed(int round, Digest tip) {
        return new RevealSeed(task, round, behind(tip));
    }

    public ModelRef update(int round) {
        return model("update " + account() + " " + round);
    }

    public CommitUpdate commitUpdate(int round) {
        return new CommitUpdate(
                task, round, AllianceCommitments.of(context(round, Phase.PROPOSE_COMMIT), update(round), salt(round)));
    }

    public RevealUpdate revealUpdate(int round, Digest tip) {
        return new RevealUpdate(task, round, update(round), salt(round), behind(tip));
    }

    public CommitVote commitVote(int round, Ballot ballot) {
        return new CommitVote(
                task, round, AllianceCommitments.of(context(round, Phase.VOTE_COMMIT), ballot, salt(round)));
    }

    public RevealVote revealVote(int round, Ballot ballot, Digest tip) {
        return RevealVote.of(task, round, ballot, salt(round), behind(tip));
    }

    public CommitAggregate commitAggregate(int round, ModelRef model) {
        return new CommitAggregate(
                task, round, AllianceCommitments.of(context(round, Phase.AGGREGATE_COMMIT), model, salt(round)));
    }

    public RevealAggregate revealAggregate(int round, ModelRef model) {
        return new RevealAggregate(task, round, model, salt(round));
    }

    public Salt salt(int round) {
        return Salt.parse(digest("salt of " + account() + " " + round).hex());
    }

    /** The same verdict on every proposal. */
    public static Verdicts all(Verdict verdict, int proposals) {
        return Verdicts.of(Collections.nCopies(proposals, verdict));
    }

    /** The same for all proposals, in the task's way of voting. */
    public static Ballot ballot(VoteMode mode, Verdict verdict, int proposals) {
        return mode == VoteMode.ATTRIBUTED
                ? all(verdict, proposals)
                : AggregateScore.of(verdict == Verdict.ACCEPT ? 1_000 : -1_000);
    }

    public static ModelRef model(String name) {
        return new ModelRef("bafy" + digest(name).hex(), digest(name + " bytes"), digest(name + " tensors"));
    }

    public static Digest digest(String text) {
        return FieldHash.ofBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private io.flock.protocol.commitment.CommitmentContext context(int round, Phase phase) {
        return AllianceCommitments.context(Channel.NAME, task, round, phase, account());
    }
}
