package io.flock.chaincode.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.flock.protocol.alliance.Phase;
import io.flock.protocol.arena.ArenaPhase;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random histories of tasks with participants that are silent, die, withhold or lie, keepers that come early, creators that
 * cancel, governance that stops. After every event money is conserved; what is done twice has no effect; every history ends,
 * and in its end nothing is left in the task. A failure names its seed.
 */
@Tag("thorough")
class HistoriesTest {
    private static final int ALLIANCE = 8_000;
    private static final int ARENA = 2_000;

    @Test
    void someHistoriesOfTheAlliance_endWithNothingStuck() {
        assertThat(play(30, Phase.class, AllianceHistory::play)).containsKeys(Phase.COMPLETED, Phase.CANCELLED);
    }

    @Test
    void someHistoriesOfTheArena_endWithNothingStuck() {
        assertThat(play(6, ArenaPhase.class, ArenaHistory::play)).isNotEmpty();
    }

    @Tag("slow")
    @Test
    void thousandsOfHistoriesOfTheAlliance_endWithNothingStuck() {
        assertThat(play(Integer.getInteger("histories.alliance", ALLIANCE), Phase.class, AllianceHistory::play))
                .containsOnlyKeys(Phase.COMPLETED, Phase.CANCELLED);
    }

    @Tag("slow")
    @Test
    void thousandsOfHistoriesOfTheArena_endWithNothingStuck() {
        assertThat(play(Integer.getInteger("histories.arena", ARENA), ArenaPhase.class, ArenaHistory::play))
                .containsOnlyKeys(ArenaPhase.COMPLETED, ArenaPhase.CANCELLED);
    }

    /** How the histories of the first seeds ended. */
    private static <P extends Enum<P>> Map<P, Integer> play(int count, Class<P> phases, LongFunction<P> history) {
        Map<P, Integer> ends = new EnumMap<>(phases);
        for (long seed = 0; seed < count; seed++) {
            try {
                ends.merge(history.apply(seed), 1, Integer::sum);
            } catch (RuntimeException | AssertionError e) {
                fail("the history of seed " + seed, e);
            }
        }
        return ends;
    }
}
