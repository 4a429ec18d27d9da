package io.flock.chaincode.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Money;
import io.flock.chaincode.TaskRun;
import io.flock.chaincode.arena.ArenaRun;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.StakeUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** Who comes first gets no more: the same transactions in another order leave the same ledger (attack 11). */
@Tag("thorough")
class AnyOrderTest {
    private static final TaskId OTHER = TaskId.parse("other");

    @Property(tries = 6, shrinking = ShrinkingMode.OFF)
    void sameClaimsInTwoOrders_leaveTheSameLedger(
            @ForAll StakeUnit unit,
            @ForAll StakeUnit ofArena,
            @ForAll("steps") List<Step> steps,
            @ForAll long oneOrder,
            @ForAll long another) {
        Everything all = Everything.begun(unit, ofArena);
        steps.forEach(step -> step.action().accept(all));
        all.end();
        List<Everything.Claiming> claims = all.claims();

        SortedMap<String, String> before = Money.withoutTransactions(all.channel());
        SortedMap<String, String> one = claimed(all.channel().fork(), shuffled(claims, oneOrder));
        assertThat(one).isNotEqualTo(before);
        assertThat(claimed(all.channel().fork(), shuffled(claims, another))).isEqualTo(one);
    }

    private static SortedMap<String, String> claimed(Channel fork, List<Everything.Claiming> claims) {
        claims.forEach(claim -> Everything.attempt(fork, claim));
        Money.requireConserved(fork);
        return Money.withoutTransactions(fork);
    }

    /** Three tasks of the same accounts go on together, some participants silent; in each phase the advances are shuffled. */
    @Property(tries = 6, shrinking = ShrinkingMode.OFF)
    void advancesOfSeveralTasksInTwoOrders_leaveTheSameLedger(
            @ForAll("absences") List<Integer> absences, @ForAll long oneOrder, @ForAll long another) {
        assertThat(advanced(absences, new Random(oneOrder))).isEqualTo(advanced(absences, new Random(another)));
    }

    private static SortedMap<String, String> advanced(List<Integer> absences, Random order) {
        Consortium3 consortium = Consortium3.founded(6);
        ArenaRun arena = ArenaRun.staked(consortium);
        TaskRun one = TaskRun.joined(consortium);
        TaskRun other = TaskRun.joined(
                consortium,
                TaskRun.definition(OTHER)
                        .rounds(2)
                        .rewardPool(Amount.ofFlock(40))
                        .build());
        for (int silent : absences) {
            List<Runnable> advances = new ArrayList<>();
            for (TaskRun task : List.of(one, other)) {
                if (!task.phase().phase().isTerminal()) {
                    task.attempt(trainer -> trainer.account().hashCode() % 5 != silent);
                    advances.add(task::advance);
                }
            }
            if (!arena.phase().phase().isTerminal()) {
                arena.attempt(contestant -> contestant.account().hashCode() % 5 != silent);
                advances.add(arena::advance);
            }
            // Past every deadline, so that no advance has to wait for its own.
            consortium.channel().waitSeconds(2 * TaskRun.PHASE_SECONDS);
            Collections.shuffle(advances, order);
            advances.forEach(Runnable::run);
            Money.requireConserved(consortium.channel());
        }
        return Money.withoutTransactions(consortium.channel());
    }

    private static <T> List<T> shuffled(List<T> list, long order) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, new Random(order));
        return shuffled;
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Step.some(60);
    }

    /** Who is silent, phase by phase; -1 for nobody. */
    @Provide
    Arbitrary<List<Integer>> absences() {
        return Arbitraries.integers().between(-1, 4).list().ofSize(30);
    }
}
