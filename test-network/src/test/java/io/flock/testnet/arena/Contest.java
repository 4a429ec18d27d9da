package io.flock.testnet.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.arena.ArenaCommitments;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.EpochSettlement;
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
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.ArenaClient;
import io.flock.sdk.FlockClient;
import io.flock.sdk.transaction.Call;
import io.flock.testnet.audit.Calls;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One task over the wire: who is awaited acts, all at once, and honestly but for what a test says. Models and keys are made
 * up; every value follows from its name.
 */
final class Contest {
    /** What a validator says of a node in a stage, where it does not measure. */
    interface Lies {
        Optional<Score> of(ArenaPhase stage, AccountId validator, AccountId node);
    }

    private final Cast cast;
    private final TaskId task;
    private final SortedMap<AccountId, HashChain> chains = new TreeMap<>();
    private final SortedMap<AccountId, Integer> quality = new TreeMap<>();
    private Lies lies = (stage, validator, node) -> Optional.empty();
    private BiFunction<AccountId, Integer, Submission> submissions = (node, epoch) -> submission(node + " " + epoch);

    /** Created, and staked on by everybody of the cast. */
    Contest(Cast cast, ArenaTask definition, Function<AccountId, Amount> stakes) {
        this.cast = cast;
        this.task = definition.taskId();
        cast.roles().keySet().forEach(account -> chains.put(account, HashChain.of(digest(task + " " + account), 64)));
        int score = 900_000;
        for (AccountId node : cast.of(ArenaRole.NODE)) {
            quality.put(node, score);
            score -= 5_000;
        }
        creator().createTask(definition).run();
        Cast.accounts()
                .subList(0, 3)
                .forEach(account -> Calls.whenKnown(arena(account).task(task), ErrorCode.UNKNOWN_TASK));
        SortedMap<OrganisationId, Integer> slots = new TreeMap<>();
        List<Call<?>> calls = new ArrayList<>();
        cast.roles().forEach((account, role) -> {
            int slot = slots.merge(account.organisation(), 1, Integer::sum) - 1;
            Optional<String> key = role == ArenaRole.VALIDATOR ? Optional.of("key of " + account) : Optional.empty();
            calls.add(arena(account)
                    .stake(new Stake(
                            task,
                            role,
                            slot,
                            stakes.apply(account),
                            chains.get(account).tip(),
                            key,
                            Optional.empty())));
        });
        Calls.all(calls);
    }

    void quality(AccountId node, int millionths) {
        quality.put(node, millionths);
    }

    void lying(Lies scores) {
        lies = scores;
    }

    void submitting(BiFunction<AccountId, Integer, Submission> of) {
        submissions = of;
    }

    /** Everybody acts until the task is in a phase. */
    Contest until(ArenaPhase phase, int epoch) {
        ArenaPhaseRecord now = phase();
        while (now.phase() != phase || now.epoch() != epoch) {
            assertThat(now.phase().isTerminal()).as(task + " is " + now).isFalse();
            act(account -> true);
            advance();
            now = phase();
        }
        return this;
    }

    /** Those act in the current phase who are awaited and of whom the test says so. */
    void act(Predicate<AccountId> who) {
        if (view().awaited().contains(cast.creator()) && who.test(cast.creator())) {
            publish(view()).run();
        }
        ArenaTaskView view = view();
        Optional<EpochDocument> document = Optional.empty();
        if (view.phase().phase().compareTo(ArenaPhase.SCORE_COMMIT) >= 0) {
            document = creator().epoch(task, view.phase().epoch()).run().document();
        }
        List<Call<?>> calls = new ArrayList<>();
        for (AccountId account : view.awaited()) {
            if (cast.roles().containsKey(account) && who.test(account)) {
                calls.add(action(account, view, document));
            }
        }
        Calls.all(calls);
    }

    private Call<?> publish(ArenaTaskView view) {
        if (view.phase().phase() == ArenaPhase.FINAL_KEY) {
            return creator().publishFinalKey(new PublishFinalKey(task, Cast.FINAL_KEY));
        }
        SortedMap<AccountId, String> keys = new TreeMap<>();
        view.roster().orElseThrow().active(ArenaRole.VALIDATOR).stream()
                .map(ArenaMember::account)
                .forEach(validator -> keys.put(validator, "wrapped for " + validator));
        return creator().publishAccess(new PublishAccess(task, keys));
    }

    private Call<?> action(AccountId who, ArenaTaskView view, Optional<EpochDocument> document) {
        int epoch = view.phase().epoch();
        ArenaPhase phase = view.phase().phase();
        return switch (phase) {
            case ACCESS -> arena(who).confirmAccess(task);
            case SEED -> arena(who).revealSeed(new RevealSeed(task, epoch, preimage(who, view)));
            case SUBMIT -> arena(who).commitSubmission(commitment(who, epoch));
            case REVEAL ->
                cast.roles().get(who) == ArenaRole.NODE
                        ? arena(who).revealSubmission(reveal(who, epoch))
                        : arena(who).ready(new Ready(task, epoch, preimage(who, view)));
            case SCORE_COMMIT, DISPUTE_COMMIT ->
                arena(who)
                        .commitScores(new CommitScores(
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
                yield arena(who).revealScores(reveal(who, stage, scores(who, stage, document.orElseThrow()), view));
            }
            default -> throw new IllegalStateException(view.phase().toString());
        };
    }

    /** The next phase, when nobody is awaited or after the deadline; every organisation's peer knows it then. */
    void advance() {
        ArenaTaskView view = view();
        Calls.advance(creator().advance(task, view.phase().epoch(), view.phase().phase()), view.advanceAt());
        ArenaPhaseRecord next = phase();
        Calls.everywhere(
                Cast.accounts().subList(0, 3).stream()
                        .map(account -> arena(account).task(task))
                        .toList(),
                seen -> seen.phase().equals(next));
    }

    CommitSubmission commitment(AccountId node, int epoch) {
        return new CommitSubmission(
                task,
                epoch,
                ArenaCommitments.of(
                        context(node, epoch, ArenaPhase.SUBMIT), submissions.apply(node, epoch), salt(node, epoch)));
    }

    RevealSubmission reveal(AccountId node, int epoch) {
        return new RevealSubmission(task, epoch, submissions.apply(node, epoch), salt(node, epoch));
    }

    RevealScores reveal(AccountId validator, ArenaPhase stage, Scores scores, ArenaTaskView view) {
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
    Scores scores(AccountId validator, ArenaPhase stage, EpochDocument document) {
        return Scores.of(document.assigned(stage, validator).stream()
                .map(node -> lies.of(stage, validator, node).orElseGet(() -> Score.of(quality.get(node))))
                .toList());
    }

    Salt salt(AccountId who, int epoch) {
        return Salt.parse(digest("salt of " + who + " " + epoch).hex());
    }

    TaskId task() {
        return task;
    }

    ArenaTaskView view() {
        return creator().task(task).run();
    }

    ArenaPhaseRecord phase() {
        return view().phase();
    }

    EpochDocument document(int epoch) {
        return creator().epoch(task, epoch).run().document().orElseThrow();
    }

    EpochSettlement settlement(int epoch) {
        return creator().epoch(task, epoch).run().settlement().orElseThrow();
    }

    Amount stakeOf(AccountId account) {
        return view().roster().orElseThrow().member(account).orElseThrow().stake();
    }

    ArenaClient arena(AccountId account) {
        return client(account).arena();
    }

    FlockClient client(AccountId account) {
        return cast.client(account);
    }

    private ArenaClient creator() {
        return arena(cast.creator());
    }

    private Digest preimage(AccountId who, ArenaTaskView view) {
        Digest tip = view.roster().orElseThrow().member(who).orElseThrow().tip();
        return chains.get(who).behind(tip).orElseThrow();
    }

    private CommitmentContext context(AccountId who, int epoch, ArenaPhase phase) {
        return ArenaCommitments.context("flock", task, epoch, phase, who);
    }

    /** What a call is refused with; a success fails the test. */
    static Submission submission(String name) {
        return new Submission(
                new ContentRef("bafy" + digest(name).hex(), digest(name + " envelope")),
                new ModelRef("bafy" + digest(name).hex(), digest(name + " bytes"), digest(name + " tensors")));
    }

    static Digest digest(String text) {
        return FieldHash.ofBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
