package io.flock.chaincode.arena;

import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.Score;
import io.flock.protocol.arena.request.AdvanceTask;
import io.flock.protocol.arena.request.ProveLeak;
import io.flock.protocol.arena.request.Unstake;
import io.flock.protocol.codec.Json;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.governance.request.Approve;
import io.flock.protocol.governance.request.Propose;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.LockList;
import io.flock.protocol.token.request.GetLocks;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Something that somebody does in an Arena task; {@code who} by number. */
public record ArenaOperation(Kind what, int who) {
    /** What it is. */
    public enum Kind {
        HONEST_PHASE,
        HALF_A_PHASE,
        ADVANCE,
        WAIT,
        CLAIM,
        UNSTAKE,
        STAKE_WITH_A_LOCK,
        FALSE_SCORES,
        UNAVAILABLE,
        HONEST_AGAIN,
        ANOTHER_QUALITY,
        LEAK,
        VERIFY,
        UNVERIFY,
        STOP
    }

    /** Mostly what leads a task on. */
    public static Arbitrary<ArenaOperation> any() {
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(6, Arbitraries.of(Kind.HONEST_PHASE)),
                                net.jqwik.api.Tuple.of(6, Arbitraries.of(Kind.ADVANCE)),
                                net.jqwik.api.Tuple.of(2, Arbitraries.of(Kind.HALF_A_PHASE, Kind.WAIT)),
                                net.jqwik.api.Tuple.of(6, Arbitraries.of(Kind.class))),
                        Arbitraries.integers().between(0, 20))
                .as(ArenaOperation::new);
    }

    /** Plays it, whatever comes of it. */
    public void play(ArenaRun run) {
        Contestant one = run.contestants().get(who % run.contestants().size());
        switch (what) {
            case HONEST_PHASE -> run.attempt(contestant -> true);
            case HALF_A_PHASE -> run.attempt(contestant -> contestant.account().hashCode() % 2 == who % 2);
            case ADVANCE ->
                run.channel()
                        .attempt(
                                one.identity(),
                                "arena:AdvanceTask",
                                Json.write(new AdvanceTask(
                                        ArenaRun.TASK, run.epoch(), run.phase().phase())));
            case WAIT -> run.channel().waitSeconds(15L * who);
            case CLAIM -> run.claim(one.identity());
            case UNSTAKE ->
                run.channel().attempt(one.identity(), "arena:Unstake", Json.write(new Unstake(ArenaRun.TASK)));
            case STAKE_WITH_A_LOCK -> stakeWithALock(run, one);
            case FALSE_SCORES ->
                run.lying((validator, node) ->
                        validator.equals(one.account()) ? Optional.of(Score.of(1_000 * who)) : Optional.empty());
            case UNAVAILABLE ->
                run.lying((validator, node) ->
                        node.equals(one.account()) ? Optional.of(Score.UNAVAILABLE) : Optional.empty());
            case HONEST_AGAIN -> run.lying((validator, node) -> Optional.empty());
            case ANOTHER_QUALITY -> run.quality(one.account(), 850_000 + 2_500 * who);
            case LEAK ->
                run.channel()
                        .attempt(
                                run.creator(),
                                "arena:ProveLeak",
                                Json.write(new ProveLeak(
                                        ArenaRun.TASK,
                                        run.epoch(),
                                        ArenaPhase.SUBMIT,
                                        one.account(),
                                        Json.write(one.submission(run.epoch())),
                                        one.salt(run.epoch()))));
            case VERIFY -> decide(run, ProposalAction.verifyTask(TaskName.arena(ArenaRun.TASK)));
            case UNVERIFY -> {
                if (who % 4 == 0) {
                    decide(run, ProposalAction.unverifyTask(TaskName.arena(ArenaRun.TASK)));
                }
            }
            case STOP -> {
                if (who % 7 == 0) {
                    decide(run, ProposalAction.stopTask(ArenaRun.TASK));
                }
            }
        }
    }

    /** Two governors decide; the same decision can be taken anew as often as there are numbers. */
    private void decide(ArenaRun run, ProposalAction action) {
        ProposalId id = ProposalId.parse("arena-" + what.name().toLowerCase(Locale.ROOT) + "-" + who);
        run.channel().attempt(run.consortium().governor(0), "governance:Propose", Json.write(new Propose(id, action)));
        run.channel()
                .attempt(
                        run.consortium().governor(1),
                        "governance:Approve",
                        Json.write(new Approve(id, action.digest())));
    }

    /** With the first lock of its own or of another's, and with all that is free of it or too much. */
    private void stakeWithALock(ArenaRun run, Contestant one) {
        Contestant owner = who % 5 == 0 ? run.contestants().get(0) : one;
        run.channel()
                .evaluate(
                        one.identity(),
                        "token:Locks",
                        new GetLocks(owner.account(), 1, Optional.empty()),
                        LockList.class)
                .locks()
                .forEach(view -> run.channel()
                        .attempt(
                                one.identity(),
                                "arena:Stake",
                                Json.write(
                                        one.stake(who % 13, view.lock().free().plus(Amount.ofMicros(who % 3)))
                                                .withLock(view.lockId()))));
    }
}
