package io.flock.chaincode.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Money;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.RewardRules;
import io.flock.protocol.arena.request.Unstake;
import io.flock.protocol.codec.Json;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.StakeUnit;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** Whatever anybody sends in whatever order, money is neither made nor lost, and every task comes to its end. */
@Tag("thorough")
class ArenaRandomTest {
    @Property(tries = 8, shrinking = ShrinkingMode.BOUNDED)
    void anySequence_conservesMoney_andNothingIsStuckAtTheEnd(
            @ForAll StakeUnit unit,
            @ForAll boolean improvements,
            @ForAll("operations") List<ArenaOperation> operations,
            @ForAll @IntRange(max = 2) int start) {
        Consortium3 consortium = Consortium3.founded(6);
        RewardRules rules = RewardRules.defaults();
        ArenaRun run = ArenaRun.staked(
                consortium,
                ArenaRun.definition(unit)
                        .rewards(improvements ? rules : rules.withImprovement(Optional.empty()))
                        .build());
        run.until(List.of(ArenaPhase.OPEN, ArenaPhase.SUBMIT, ArenaPhase.SCORE_COMMIT)
                .get(start));
        for (ArenaOperation operation : operations) {
            operation.play(run);
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

    @Provide
    Arbitrary<List<ArenaOperation>> operations() {
        return ArenaOperation.any().list().ofMinSize(1).ofMaxSize(30);
    }
}
