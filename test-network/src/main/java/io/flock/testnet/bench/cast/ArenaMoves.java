package io.flock.testnet.bench.cast;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.arena.ArenaCommitments;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ContentKey;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.Score;
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
import io.flock.protocol.arena.view.ArenaTaskView;
import io.flock.protocol.beacon.HashChain;
import io.flock.protocol.commitment.CommitmentContext;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.commitment.Salt;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.ArenaClient;
import io.flock.sdk.transaction.Call;
import io.flock.testnet.TestNetwork;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What accounts send in a task of the Arena in which nobody trains and nothing is stored: models, keys and salts are made up,
 * every value follows from its name, and the ledger can't tell.
 */
public final class ArenaMoves {
    private static final int CHAIN = 64;

    private final TaskId task;
    private final SortedMap<AccountId, ArenaRole> roles;
    private final Function<AccountId, ArenaClient> clients;
    private final SortedMap<AccountId, HashChain> chains = new TreeMap<>();
    private final BiFunction<AccountId, Integer, Submission> submissions;
    private final Scoring scoring;

    /** What a validator says of a node's submission in a stage, which its commit phase names. */
    @FunctionalInterface
    public interface Scoring {
        Score of(ArenaPhase stage, AccountId validator, AccountId node);
    }

    /**
     * Nothing is sent yet.
     *
     * @param roles who takes part; the task has at most 15 epochs
     * @param submissions what a node submits in an epoch
     */
    public ArenaMoves(
            TaskId task,
            SortedMap<AccountId, ArenaRole> roles,
            Function<AccountId, ArenaClient> clients,
            BiFunction<AccountId, Integer, Submission> submissions,
            Scoring scoring) {
        this.task = task;
        this.roles = roles;
        this.clients = clients;
        this.submissions = submissions;
        this.scoring = scoring;
        roles.keySet().forEach(account -> chains.put(account, HashChain.of(digest(task + " " + account), CHAIN)));
    }

    /** A stake in FLOCK in a slot of the account's organisation, from 0. */
    public Call<?> stake(AccountId who, int slot, Amount stake) {
        ArenaRole role = roles.get(who);
        Optional<String> key = role == ArenaRole.VALIDATOR ? Optional.of("key of " + who) : Optional.empty();
        return clients.apply(who)
                .stake(new Stake(task, role, slot, stake, chains.get(who).tip(), key, Optional.empty()));
    }

    /** What the creator is awaited for: keys for all validators, or that of the final set. */
    public Call<?> publish(AccountId creator, ArenaTaskView view, ContentKey finalKey) {
        if (view.phase().phase() == ArenaPhase.FINAL_KEY) {
            return clients.apply(creator).publishFinalKey(new PublishFinalKey(task, finalKey));
        }
        SortedMap<AccountId, String> keys = new TreeMap<>();
        view.roster().orElseThrow().active(ArenaRole.VALIDATOR).stream()
                .map(ArenaMember::account)
                .forEach(validator -> keys.put(validator, "wrapped for " + validator));
        return clients.apply(creator).publishAccess(new PublishAccess(task, keys));
    }

    /**
     * What an account that takes part is awaited for.
     *
     * @param document of the epoch; needed from the first scores on
     * @throws IllegalStateException in a phase in which nobody but the creator is awaited
     */
    public Call<?> action(AccountId who, ArenaTaskView view, Optional<EpochDocument> document) {
        int epoch = view.phase().epoch();
        ArenaPhase phase = view.phase().phase();
        ArenaClient arena = clients.apply(who);
        return switch (phase) {
            case ACCESS -> arena.confirmAccess(task);
            case SEED -> arena.revealSeed(new RevealSeed(task, epoch, preimage(who, view)));
            case SUBMIT -> arena.commitSubmission(commitment(who, epoch));
            case REVEAL ->
                roles.get(who) == ArenaRole.NODE
                        ? arena.revealSubmission(reveal(who, epoch))
                        : arena.ready(new Ready(task, epoch, preimage(who, view)));
            case SCORE_COMMIT, DISPUTE_COMMIT ->
                arena.commitScores(new CommitScores(
                        task,
                        epoch,
                        phase,
                        ArenaCommitments.of(
                                context(who, epoch, phase),
                                scores(who, phase, document.orElseThrow()),
                                salt(who, epoch))));
            case SCORE_REVEAL, DISPUTE_REVEAL -> {
                ArenaPhase stage =
                        phase == ArenaPhase.SCORE_REVEAL ? ArenaPhase.SCORE_COMMIT : ArenaPhase.DISPUTE_COMMIT;
                yield arena.revealScores(reveal(who, stage, scores(who, stage, document.orElseThrow()), view));
            }
            default -> throw new IllegalStateException(view.phase().toString());
        };
    }

    /** A node's commitment to its submission of an epoch. */
    public CommitSubmission commitment(AccountId node, int epoch) {
        return new CommitSubmission(
                task,
                epoch,
                ArenaCommitments.of(
                        context(node, epoch, ArenaPhase.SUBMIT), submissions.apply(node, epoch), salt(node, epoch)));
    }

    /** What {@link #commitment} stands for. */
    public RevealSubmission reveal(AccountId node, int epoch) {
        return new RevealSubmission(task, epoch, submissions.apply(node, epoch), salt(node, epoch));
    }

    /** These scores of a stage, shown. */
    public RevealScores reveal(AccountId validator, ArenaPhase stage, Scores scores, ArenaTaskView view) {
        int epoch = view.phase().epoch();
        return new RevealScores(
                task,
                epoch,
                stage,
                scores,
                salt(validator, epoch),
                stage == ArenaPhase.SCORE_COMMIT ? Optional.of(preimage(validator, view)) : Optional.empty());
    }

    /** What a validator has to say on its assignments of a stage. */
    public Scores scores(AccountId validator, ArenaPhase stage, EpochDocument document) {
        return Scores.of(document.assigned(stage, validator).stream()
                .map(node -> scoring.of(stage, validator, node))
                .toList());
    }

    /** Of all commitments of an account in an epoch. */
    public Salt salt(AccountId who, int epoch) {
        return Salt.parse(digest("salt of " + who + " " + epoch).hex());
    }

    private Digest preimage(AccountId who, ArenaTaskView view) {
        Digest tip = view.roster().orElseThrow().member(who).orElseThrow().tip();
        return chains.get(who).behind(tip).orElseThrow();
    }

    private CommitmentContext context(AccountId who, int epoch, ArenaPhase phase) {
        return ArenaCommitments.context(TestNetwork.NAME, task, epoch, phase, who);
    }

    /** A submission that follows from its name. */
    public static Submission submission(String name) {
        return new Submission(
                new ContentRef("bafy" + digest(name).hex(), digest(name + " envelope")),
                new ModelRef("bafy" + digest(name).hex(), digest(name + " bytes"), digest(name + " tensors")));
    }

    /** SHA-256 of the text. */
    public static Digest digest(String text) {
        return FieldHash.ofBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
