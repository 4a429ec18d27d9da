package io.flock.chaincode.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Money;
import io.flock.chaincode.TaskRun;
import io.flock.chaincode.arena.ArenaRun;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.StakeUnit;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/**
 * A task of the Alliance, one of the Arena, pools, a listed model, locks, governance and epochs on one ledger, and everybody
 * sends whatever comes to mind. Money is neither made nor lost by any transaction; what has an effect once has none a second
 * time; both tasks come to their end, and leave nothing behind, nor does the market.
 */
@Tag("thorough")
class AllContractsTest {
    /** What is meant to have its effect each time that it is sent. */
    private static final Set<String> EACH_TIME = Set.of(
            "token:Transfer",
            "token:TransferFrom",
            "token:Burn",
            "token:Lock",
            "delegation:Delegate",
            "delegation:Undelegate");

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
        Everything all = Everything.begun(unit, ofArena);
        Channel channel = all.channel();
        channel.observe(executed -> {
            if (executed.calls().stream().anyMatch(call -> call.startsWith("put") || call.startsWith("delete"))) {
                Money.requireConserved(channel);
            }
        });
        channel.requireNoEffectAgain(EACH_TIME::contains);
        steps.forEach(step -> step.action().accept(all));
        all.end();
        claimAll(all);
        assertThat(Money.inArena(channel, ArenaRun.TASK)).isEqualTo(Amount.ZERO);
        assertThat(Money.inAlliance(channel, TaskRun.TASK)).isEqualTo(Amount.ZERO);
        Money.requireNoneInTheMarket(channel);
        all.withdraw();
        Money.requireNothingHeld(channel);
    }

    /** As often as it pays anybody: one claim takes so many settlements only. */
    private static void claimAll(Everything all) {
        SortedMap<String, String> before;
        do {
            before = all.channel().documents();
            all.claims().forEach(claim -> Everything.attempt(all.channel(), claim));
        } while (!before.equals(all.channel().documents()));
    }

    @Provide
    Arbitrary<List<Step>> some() {
        return Step.some(160);
    }

    @Provide
    Arbitrary<List<Step>> many() {
        return Step.some(400);
    }
}
