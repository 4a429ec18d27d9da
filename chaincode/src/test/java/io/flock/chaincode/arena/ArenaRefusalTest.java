package io.flock.chaincode.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Identity;
import io.flock.chaincode.Money;
import io.flock.chaincode.Trainer;
import io.flock.protocol.alliance.request.Cancel;
import io.flock.protocol.alliance.request.Claim;
import io.flock.protocol.alliance.request.GetTask;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ContentKey;
import io.flock.protocol.arena.Rank;
import io.flock.protocol.arena.Score;
import io.flock.protocol.arena.Scores;
import io.flock.protocol.arena.request.AdvanceTask;
import io.flock.protocol.arena.request.ConfirmAccess;
import io.flock.protocol.arena.request.PublishAccess;
import io.flock.protocol.arena.request.PublishFinalKey;
import io.flock.protocol.arena.request.Ready;
import io.flock.protocol.arena.request.RevealScores;
import io.flock.protocol.arena.request.RevealSeed;
import io.flock.protocol.arena.request.RevealSubmission;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused once a task runs. */
class ArenaRefusalTest {
    private static final Digest ANY = Trainer.digest("any");

    private final Consortium3 consortium = Consortium3.founded(6);
    private final Channel channel = consortium.channel();

    @AfterEach
    void moneyIsConserved() {
        Money.requireConserved(channel);
    }

    private ArenaRun in(ArenaPhase phase) {
        ArenaRun run = ArenaRun.created(
                consortium,
                ArenaRun.definition().jury(ArenaRun.disputing(1_000_000)).build());
        if (phase == ArenaPhase.CANCELLED) {
            channel.submit(run.creator(), "arena:Cancel", new Cancel(ArenaRun.TASK));
            return run;
        }
        run.stakeAll();
        return run.until(phase);
    }

    /** In each phase, every action that belongs to another one. */
    @ParameterizedTest
    @EnumSource(ArenaPhase.class)
    void attack7_actionOutsideOfItsPhase_isRefused(ArenaPhase phase) {
        ArenaRun run = in(phase);
        int epoch = run.epoch();
        Contestant node = run.of(ArenaRole.NODE).get(0);
        Contestant validator = run.of(ArenaRole.VALIDATOR).get(0);
        SortedMap<String, String> before = channel.documents();

        byPhase(node, validator, epoch).forEach((function, request) -> {
            if (phaseOf(function) != phase) {
                String name = function.substring(0, function.indexOf(' '));
                Identity who = name.startsWith("Publish")
                        ? run.creator()
                        : name.endsWith("Submission") || name.equals("RevealSeed")
                                ? node.identity()
                                : validator.identity();
                assertThat(channel.refusal(who, "arena:" + name, request))
                        .as(function + " in " + phase)
                        .isEqualTo(ErrorCode.WRONG_PHASE);
            }
        });
        assertThat(channel.documents()).isEqualTo(before);
    }

    private static SortedMap<String, Object> byPhase(Contestant node, Contestant validator, int epoch) {
        Scores none = Scores.of(List.of());
        SortedMap<String, Object> actions = new TreeMap<>();
        actions.put("Stake OPEN", validator.stake(30, Amount.ofFlock(100)));
        actions.put("PublishAccess ACCESS", new PublishAccess(ArenaRun.TASK, new TreeMap<>()));
        actions.put("ConfirmAccess ACCESS", new ConfirmAccess(ArenaRun.TASK));
        actions.put("RevealSeed SEED", new RevealSeed(ArenaRun.TASK, epoch, ANY));
        actions.put("CommitSubmission SUBMIT", node.commit(epoch, node.submission(epoch)));
        actions.put("RevealSubmission REVEAL", node.reveal(epoch, node.submission(epoch)));
        actions.put("Ready REVEAL", new Ready(ArenaRun.TASK, epoch, ANY));
        actions.put("PublishFinalKey FINAL_KEY", new PublishFinalKey(ArenaRun.TASK, ArenaRun.FINAL_KEY));
        actions.put("CommitScores SCORE_COMMIT", validator.commit(epoch, ArenaPhase.SCORE_COMMIT, none));
        actions.put("CommitScores DISPUTE_COMMIT", validator.commit(epoch, ArenaPhase.DISPUTE_COMMIT, none));
        actions.put(
                "RevealScores SCORE_REVEAL", validator.reveal(epoch, ArenaPhase.SCORE_COMMIT, none, validator.tip()));
        actions.put(
                "RevealScores DISPUTE_REVEAL",
                validator.reveal(epoch, ArenaPhase.DISPUTE_COMMIT, none, validator.tip()));
        return actions;
    }

    private static ArenaPhase phaseOf(String function) {
        return ArenaPhase.valueOf(function.substring(function.indexOf(' ') + 1));
    }

    @Test
    void onlyTheCreator_publishesKeys_andOnlyTheRightOnes() {
        ArenaRun run = ArenaRun.staked(consortium).until(ArenaPhase.ACCESS);
        Contestant node = run.of(ArenaRole.NODE).get(0);
        Contestant validator = run.of(ArenaRole.VALIDATOR).get(0);

        assertThat(run.refusal(validator, "PublishAccess", new PublishAccess(ArenaRun.TASK, new TreeMap<>())))
                .isEqualTo(ErrorCode.NOT_AUTHORISED);
        assertThat(channel.refusal(
                        run.creator(),
                        "arena:PublishAccess",
                        new PublishAccess(ArenaRun.TASK, new TreeMap<>(Map.of(node.account(), "key")))))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        run.publish(ArenaPhase.ACCESS);
        assertThat(channel.refusal(
                        run.creator(), "arena:PublishAccess", new PublishAccess(ArenaRun.TASK, new TreeMap<>())))
                .isEqualTo(ErrorCode.ALREADY_DONE);
        assertThat(run.refusal(node, "ConfirmAccess", new ConfirmAccess(ArenaRun.TASK)))
                .isEqualTo(ErrorCode.NOT_EXPECTED);
        run.until(ArenaPhase.FINAL_KEY);
        assertThat(channel.refusal(
                        run.creator(),
                        "arena:PublishFinalKey",
                        new PublishFinalKey(ArenaRun.TASK, ContentKey.parse(ANY.hex()))))
                .isEqualTo(ErrorCode.COMMITMENT_MISMATCH);
    }

    @Test
    void revealing_isRefused_forEachReason() {
        ArenaRun run = ArenaRun.staked(consortium).until(ArenaPhase.SCORE_REVEAL);
        List<AccountId> jury = run.document().jury(ArenaPhase.SCORE_COMMIT);
        Contestant validator = run.of(jury.get(0));
        Contestant node = run.of(ArenaRole.NODE).get(0);
        Scores scores = run.scores(validator, ArenaPhase.SCORE_COMMIT);
        RevealScores sound = validator.reveal(0, ArenaPhase.SCORE_COMMIT, scores, run.tip(validator));

        assertThat(run.refusal(node, "RevealScores", sound)).isEqualTo(ErrorCode.NOT_EXPECTED);
        assertThat(channel.refusal(consortium.client(16), "arena:RevealScores", sound))
                .isEqualTo(ErrorCode.NOT_A_PARTICIPANT);
        assertThat(run.refusal(
                        validator,
                        "RevealScores",
                        new RevealScores(
                                ArenaRun.TASK,
                                0,
                                ArenaPhase.SCORE_COMMIT,
                                scores,
                                validator.salt(0),
                                Optional.empty())))
                .isEqualTo(ErrorCode.MISSING_FIELD);
        assertThat(run.refusal(
                        validator,
                        "RevealScores",
                        new RevealScores(
                                ArenaRun.TASK,
                                0,
                                ArenaPhase.SCORE_COMMIT,
                                scores,
                                validator.salt(0),
                                Optional.of(ANY))))
                .isEqualTo(ErrorCode.PREIMAGE_MISMATCH);
        assertThat(run.refusal(
                        validator, "RevealScores", validator.reveal(0, ArenaPhase.SUBMIT, scores, run.tip(validator))))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        run.submit(validator, "RevealScores", sound);
        run.submit(validator, "RevealScores", sound);
        assertThat(run.refusal(
                        validator,
                        "RevealScores",
                        validator.reveal(0, ArenaPhase.SCORE_COMMIT, Scores.of(List.of()), run.tip(validator))))
                .isEqualTo(ErrorCode.ALREADY_DONE);
    }

    /** Attack 6: another value or salt; it still counts as missing. */
    @Test
    void attack6_aRevealWithAnotherValueOrSalt_isRefused_andTheOwnerPaysAsMissing() {
        ArenaRun run = ArenaRun.staked(consortium).until(ArenaPhase.SUBMIT);
        Contestant node = run.of(ArenaRole.NODE).get(0);
        run.act(contestant -> true);
        run.advance();

        assertThat(run.refusal(node, "RevealSubmission", node.reveal(0, Contestant.submission("other"))))
                .isEqualTo(ErrorCode.COMMITMENT_MISMATCH);
        assertThat(run.refusal(
                        node,
                        "RevealSubmission",
                        new RevealSubmission(ArenaRun.TASK, 0, node.submission(0), node.salt(1))))
                .isEqualTo(ErrorCode.COMMITMENT_MISMATCH);
        run.act(contestant -> contestant != node);
        run.advance();
        run.until(ArenaPhase.SUBMIT, 1);
        assertThat(run.stakeOf(node)).isEqualTo(Amount.ofFlock(80));
        assertThat(run.settlement(0).ranking()).extracting(Rank::account).doesNotContain(node.account());
    }

    /** Attack 24: ids outside of their grammar. */
    @ParameterizedTest
    @ValueSource(strings = {"", "UPPER", "a b", "../x", "\u0000", "\udbff\udfff", "task\u0000x"})
    void attack24_hostileIds_areRefused(String id) {
        String json = "{\"taskId\":" + io.flock.protocol.codec.Json.write(id) + "}";

        assertThat(channel.refusalOf(consortium.client(0), "arena:GetTask", json))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    /** Attack 34: a score that is none never gets in. */
    @ParameterizedTest
    @ValueSource(strings = {"-1", "1000001", "NaN", "-0", "1.5", "1e9"})
    void attack34_whatIsNoScore_isRefusedByType(String score) {
        ArenaRun run = ArenaRun.staked(consortium).until(ArenaPhase.SCORE_REVEAL);
        Contestant validator =
                run.of(run.document().jury(ArenaPhase.SCORE_COMMIT).get(0));
        RevealScores sound =
                validator.reveal(0, ArenaPhase.SCORE_COMMIT, Scores.of(List.of(Score.of(123_456))), run.tip(validator));

        assertThat(channel.refusalOf(
                        validator.identity(),
                        "arena:RevealScores",
                        io.flock.protocol.codec.Json.write(sound).replace("123456", score)))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void earlyAdvances_claimsAndUnstakes_areRefused() {
        ArenaRun run = ArenaRun.staked(consortium);
        Contestant validator = run.of(ArenaRole.VALIDATOR).get(0);
        assertThat(run.view().advanceable()).isTrue();
        run.until(ArenaPhase.SUBMIT);

        assertThat(run.refusal(validator, "AdvanceTask", new AdvanceTask(ArenaRun.TASK, 0, ArenaPhase.SUBMIT)))
                .isEqualTo(ErrorCode.TOO_EARLY);
        assertThat(run.refusal(validator, "AdvanceTask", new AdvanceTask(ArenaRun.TASK, 1, ArenaPhase.SUBMIT)))
                .isEqualTo(ErrorCode.WRONG_PHASE);
        assertThat(run.refusal(validator, "Claim", new Claim(ArenaRun.TASK))).isEqualTo(ErrorCode.NOTHING_TO_CLAIM);
        assertThat(channel.refusal(run.creator(), "arena:Cancel", new Cancel(ArenaRun.TASK)))
                .isEqualTo(ErrorCode.WRONG_PHASE);
        assertThat(run.refusal(validator, "Cancel", new Cancel(ArenaRun.TASK))).isEqualTo(ErrorCode.NOT_AUTHORISED);
        assertThat(channel.refusal(
                        run.creator(), "arena:GetTask", new GetTask(io.flock.protocol.identity.TaskId.parse("none"))))
                .isEqualTo(ErrorCode.UNKNOWN_TASK);
    }
}
