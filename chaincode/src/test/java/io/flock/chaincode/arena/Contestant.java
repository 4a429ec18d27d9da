package io.flock.chaincode.arena;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Identity;
import io.flock.chaincode.Trainer;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.arena.ArenaCommitments;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.Scores;
import io.flock.protocol.arena.Submission;
import io.flock.protocol.arena.request.CommitScores;
import io.flock.protocol.arena.request.CommitSubmission;
import io.flock.protocol.arena.request.RevealScores;
import io.flock.protocol.arena.request.RevealSubmission;
import io.flock.protocol.arena.request.Stake;
import io.flock.protocol.beacon.HashChain;
import io.flock.protocol.commitment.CommitmentContext;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.Salt;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import java.util.Optional;

/** A participant's requests in one Arena task; every value follows from its name, so that a test can tell them in advance. */
public final class Contestant {
    private final Identity identity;
    private final TaskId task;
    private final ArenaRole role;
    private final HashChain chain;

    Contestant(Identity identity, TaskId task, ArenaRole role) {
        this.identity = identity;
        this.task = task;
        this.role = role;
        this.chain = HashChain.of(Trainer.digest("arena secret of " + identity.account()), 64);
    }

    public Identity identity() {
        return identity;
    }

    public AccountId account() {
        return identity.account();
    }

    public ArenaRole role() {
        return role;
    }

    Digest tip() {
        return chain.tip();
    }

    Digest behind(Digest tip) {
        return chain.behind(tip).orElseThrow();
    }

    Stake stake(int slot, Amount amount) {
        return new Stake(
                task,
                role,
                slot,
                amount,
                tip(),
                role == ArenaRole.VALIDATOR ? Optional.of("key of " + account()) : Optional.empty(),
                Optional.empty());
    }

    Submission submission(int epoch) {
        return submission("model " + account() + " " + epoch);
    }

    static Submission submission(String name) {
        return new Submission(
                new ContentRef("bafy" + Trainer.digest(name).hex(), Trainer.digest(name + " envelope")),
                Trainer.model(name));
    }

    CommitSubmission commit(int epoch, Submission submission) {
        return new CommitSubmission(
                task, epoch, ArenaCommitments.of(context(epoch, ArenaPhase.SUBMIT), submission, salt(epoch)));
    }

    RevealSubmission reveal(int epoch, Submission submission) {
        return new RevealSubmission(task, epoch, submission, salt(epoch));
    }

    CommitScores commit(int epoch, ArenaPhase stage, Scores scores) {
        return new CommitScores(task, epoch, stage, ArenaCommitments.of(context(epoch, stage), scores, salt(epoch)));
    }

    RevealScores reveal(int epoch, ArenaPhase stage, Scores scores, Digest tip) {
        return new RevealScores(
                task,
                epoch,
                stage,
                scores,
                salt(epoch),
                stage == ArenaPhase.SCORE_COMMIT ? Optional.of(behind(tip)) : Optional.empty());
    }

    Salt salt(int epoch) {
        return Salt.parse(
                Trainer.digest("arena salt of " + account() + " " + epoch).hex());
    }

    private CommitmentContext context(int epoch, ArenaPhase phase) {
        return ArenaCommitments.context(Channel.NAME, task, epoch, phase, account());
    }
}
