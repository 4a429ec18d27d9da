package io.flock.chaincode.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Identity;
import io.flock.chaincode.Money;
import io.flock.chaincode.TaskRun;
import io.flock.chaincode.arena.ArenaOperation;
import io.flock.chaincode.arena.ArenaRun;
import io.flock.protocol.alliance.request.Claim;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.request.Unstake;
import io.flock.protocol.codec.Json;
import io.flock.protocol.delegation.request.ClaimPool;
import io.flock.protocol.delegation.request.Delegate;
import io.flock.protocol.delegation.request.OpenPool;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.protocol.token.StakeUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;

/**
 * A task of the Alliance, one of the Arena, pools, locks, governance and epochs on one ledger, and everybody sends whatever
 * comes to mind. Money is neither made nor lost by any transaction; both tasks come to their end, and leave nothing behind.
 */
@Tag("thorough")
class AllContractsTest {
    private record Everything(Players players, ArenaRun arena) {}

    private record Step(Consumer<Everything> action, String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    @Property(tries = 3, shrinking = ShrinkingMode.BOUNDED)
    void anySequence_conservesMoney_andNothingIsStuck(
            @ForAll StakeUnit unit, @ForAll StakeUnit ofArena, @ForAll("some") List<Step> steps) {
        play(unit, ofArena, steps);
    }

    /** A hundred thousand operations. */
    @Tag("slow")
    @Property(tries = 250, shrinking = ShrinkingMode.OFF)
    void anyLongSequence_conservesMoney_andNothingIsStuck(
            @ForAll StakeUnit unit, @ForAll StakeUnit ofArena, @ForAll("many") List<Step> steps) {
        play(unit, ofArena, steps);
    }

    private static void play(StakeUnit unit, StakeUnit ofArena, List<Step> steps) {
        Consortium3 consortium = Consortium3.founded(6);
        ArenaRun arena =
                ArenaRun.created(consortium, ArenaRun.definition(ofArena).build());
        TaskRun alliance = TaskRun.joined(consortium, TaskRun.definition(unit).build());
        Everything everything = new Everything(new Players(alliance, consortium), arena);
        pools(arena);
        arena.stakeAll();
        consortium.channel().observe(executed -> {
            if (executed.calls().stream().anyMatch(call -> call.startsWith("put") || call.startsWith("delete"))) {
                Money.requireConserved(consortium.channel());
            }
        });
        steps.forEach(step -> step.action().accept(everything));
        end(everything);
    }

    /** Two pools with something in them, cooled down. */
    private static void pools(ArenaRun arena) {
        for (int owner : new int[] {0, 1}) {
            ArenaRole role = arena.contestants().get(owner).role();
            Identity who = arena.contestants().get(owner).identity();
            arena.channel()
                    .submit(who, "delegation:OpenPool", new OpenPool(role, Millionths.of(300_000), Amount.ofFlock(1)));
            for (int i = 15; i < 18; i++) {
                arena.channel()
                        .submit(
                                arena.consortium().client(i),
                                "delegation:Delegate",
                                new Delegate(who.account(), role, Amount.ofFlock(50L + i), Optional.empty()));
            }
        }
        arena.channel().waitSeconds(86_400);
    }

    private static void end(Everything everything) {
        TaskRun alliance = everything.players().run();
        ArenaRun arena = everything.arena();
        int phases = 0;
        while (!alliance.phase().phase().isTerminal() && phases++ < 100) {
            alliance.attempt(trainer -> true);
            alliance.advance();
        }
        while (!arena.phase().phase().isTerminal() && phases++ < 200) {
            arena.attempt(contestant -> true);
            arena.advance();
        }
        arena.channel().waitSeconds(40L * 86_400);
        for (Identity client : arena.consortium().clients()) {
            attempt(arena, client, "alliance:Claim", new Claim(TaskRun.TASK));
            attempt(arena, client, "arena:Claim", new io.flock.protocol.alliance.request.Claim(ArenaRun.TASK));
            attempt(arena, client, "arena:Unstake", new Unstake(ArenaRun.TASK));
            arena.contestants()
                    .forEach(owner -> attempt(
                            arena,
                            client,
                            "delegation:ClaimPool",
                            new ClaimPool(ArenaRun.TASK, owner.account(), false)));
        }
        assertThat(Money.inArena(arena.channel(), ArenaRun.TASK)).isEqualTo(Amount.ZERO);
        assertThat(Money.inAlliance(arena.channel(), TaskRun.TASK)).isEqualTo(Amount.ZERO);
    }

    private static void attempt(ArenaRun run, Identity who, String function, Object request) {
        run.channel().attempt(who, function, Json.write(request));
    }

    @Provide
    Arbitrary<List<Step>> some() {
        return step().list().ofSize(80);
    }

    @Provide
    Arbitrary<List<Step>> many() {
        return step().list().ofSize(400);
    }

    private static Arbitrary<Step> step() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        5,
                        Operation.any()
                                .map(operation ->
                                        new Step(all -> operation.play(all.players()), operation.toString()))),
                Tuple.of(
                        4,
                        ArenaOperation.any()
                                .map(operation -> new Step(all -> operation.play(all.arena()), operation.toString()))),
                Tuple.of(
                        2,
                        PoolOperation.any()
                                .map(operation -> new Step(all -> operation.play(all.arena()), operation.toString()))));
    }
}
