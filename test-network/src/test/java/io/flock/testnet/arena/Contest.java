package io.flock.testnet.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.Score;
import io.flock.protocol.arena.Scores;
import io.flock.protocol.arena.Submission;
import io.flock.protocol.arena.request.CommitSubmission;
import io.flock.protocol.arena.request.RevealScores;
import io.flock.protocol.arena.request.RevealSubmission;
import io.flock.protocol.arena.view.ArenaTaskView;
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
import io.flock.testnet.bench.cast.ArenaMoves;
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
    private final ArenaMoves moves;
    private final SortedMap<AccountId, Integer> quality = new TreeMap<>();
    private Lies lies = (stage, validator, node) -> Optional.empty();
    private BiFunction<AccountId, Integer, Submission> submissions =
            (node, epoch) -> ArenaMoves.submission(node + " " + epoch);

    /** Created, and staked on by everybody of the cast. */
    Contest(Cast cast, ArenaTask definition, Function<AccountId, Amount> stakes) {
        this.cast = cast;
        this.task = definition.taskId();
        this.moves = new ArenaMoves(
                task,
                cast.roles(),
                this::arena,
                (node, epoch) -> submissions.apply(node, epoch),
                (stage, validator, node) ->
                        lies.of(stage, validator, node).orElseGet(() -> Score.of(quality.get(node))));
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
            calls.add(moves.stake(account, slot, stakes.apply(account)));
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
            moves.publish(cast.creator(), view(), Cast.FINAL_KEY).run();
        }
        ArenaTaskView view = view();
        Optional<EpochDocument> document = Optional.empty();
        if (view.phase().phase().compareTo(ArenaPhase.SCORE_COMMIT) >= 0) {
            document = creator().epoch(task, view.phase().epoch()).run().document();
        }
        List<Call<?>> calls = new ArrayList<>();
        for (AccountId account : view.awaited()) {
            if (cast.roles().containsKey(account) && who.test(account)) {
                calls.add(moves.action(account, view, document));
            }
        }
        Calls.all(calls);
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
        return moves.commitment(node, epoch);
    }

    RevealSubmission reveal(AccountId node, int epoch) {
        return moves.reveal(node, epoch);
    }

    RevealScores reveal(AccountId validator, ArenaPhase stage, Scores scores, ArenaTaskView view) {
        return moves.reveal(validator, stage, scores, view);
    }

    /** What a validator has to say on its assignments of a stage. */
    Scores scores(AccountId validator, ArenaPhase stage, EpochDocument document) {
        return moves.scores(validator, stage, document);
    }

    Salt salt(AccountId who, int epoch) {
        return moves.salt(who, epoch);
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
}
