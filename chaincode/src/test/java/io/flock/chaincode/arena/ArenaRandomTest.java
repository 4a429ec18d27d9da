package io.flock.chaincode.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Money;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.Score;
import io.flock.protocol.arena.request.AdvanceTask;
import io.flock.protocol.arena.request.ProveLeak;
import io.flock.protocol.arena.request.Unstake;
import io.flock.protocol.codec.Json;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.governance.request.Propose;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** Whatever anybody sends in whatever order, money is neither made nor lost, and every task comes to its end. */
class ArenaRandomTest {
    enum Kind {
        HONEST_PHASE,
        HALF_A_PHASE,
        ADVANCE,
        WAIT,
        CLAIM,
        UNSTAKE,
        FALSE_SCORES,
        UNAVAILABLE,
        HONEST_AGAIN,
        LEAK,
        STOP
    }

    record Operation(Kind what, int who) {}

    @Property(tries = 8, shrinking = ShrinkingMode.BOUNDED)
    void anySequence_conservesMoney_andNothingIsStuckAtTheEnd(
            @ForAll("operations") List<Operation> operations, @ForAll @IntRange(max = 2) int start) {
        Consortium3 consortium = Consortium3.founded(6);
        ArenaRun run = ArenaRun.staked(consortium);
        run.until(List.of(ArenaPhase.OPEN, ArenaPhase.SUBMIT, ArenaPhase.SCORE_COMMIT)
                .get(start));
        for (Operation operation : operations) {
            play(run, operation);
            Money.requireConserved(consortium.channel());
        }
        int steps = 0;
        while (!run.phase().phase().isTerminal() && steps++ < 60) {
            run.attempt(contestant -> true);
            run.advance();
        }

        assertThat(run.phase().phase().isTerminal()).isTrue();
        consortium.channel().waitSeconds(40 * 86_400);
        run.contestants().forEach(contestant -> {
            run.claim(contestant.identity());
            run.channel().attempt(contestant.identity(), "arena:Unstake", Json.write(new Unstake(ArenaRun.TASK)));
        });
        run.claim(run.creator());
        Money.requireConserved(consortium.channel());
        assertThat(Money.inArena(consortium.channel(), ArenaRun.TASK)).isEqualTo(Amount.ZERO);
    }

    private static void play(ArenaRun run, Operation operation) {
        Contestant one =
                run.contestants().get(operation.who() % run.contestants().size());
        switch (operation.what()) {
            case HONEST_PHASE -> run.attempt(contestant -> true);
            case HALF_A_PHASE -> run.attempt(contestant -> contestant.account().hashCode() % 2 == operation.who() % 2);
            case ADVANCE ->
                run.channel()
                        .attempt(
                                one.identity(),
                                "arena:AdvanceTask",
                                Json.write(new AdvanceTask(
                                        ArenaRun.TASK, run.epoch(), run.phase().phase())));
            case WAIT -> run.channel().waitSeconds(15L * operation.who());
            case CLAIM -> run.claim(one.identity());
            case UNSTAKE ->
                run.channel().attempt(one.identity(), "arena:Unstake", Json.write(new Unstake(ArenaRun.TASK)));
            case FALSE_SCORES ->
                run.lying((validator, node) -> validator.equals(one.account())
                        ? Optional.of(Score.of(1_000 * operation.who()))
                        : Optional.empty());
            case UNAVAILABLE ->
                run.lying((validator, node) ->
                        node.equals(one.account()) ? Optional.of(Score.UNAVAILABLE) : Optional.empty());
            case HONEST_AGAIN -> run.lying((validator, node) -> Optional.empty());
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
            case STOP -> {
                if (operation.who() % 7 == 0) {
                    ProposalAction stop = ProposalAction.stopTask(ArenaRun.TASK);
                    ProposalId id = ProposalId.parse("stop");
                    run.channel()
                            .attempt(
                                    run.consortium().governor(0),
                                    "governance:Propose",
                                    Json.write(new Propose(id, stop)));
                    run.channel()
                            .attempt(
                                    run.consortium().governor(1),
                                    "governance:Approve",
                                    Json.write(new io.flock.protocol.governance.request.Approve(id, stop.digest())));
                }
            }
        }
    }

    @Provide
    Arbitrary<List<Operation>> operations() {
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(6, Arbitraries.of(Kind.HONEST_PHASE)),
                                net.jqwik.api.Tuple.of(6, Arbitraries.of(Kind.ADVANCE)),
                                net.jqwik.api.Tuple.of(2, Arbitraries.of(Kind.HALF_A_PHASE, Kind.WAIT)),
                                net.jqwik.api.Tuple.of(6, Arbitraries.of(Kind.class))),
                        Arbitraries.integers().between(0, 20))
                .as(Operation::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }
}
