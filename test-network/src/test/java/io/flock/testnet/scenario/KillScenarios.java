package io.flock.testnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.identity.AccountId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Processes die by {@code kill -9} in every phase of a task, and it comes out as if nothing had happened. Written once
 * for every network; who extends this says for which.
 */
abstract class KillScenarios extends DisturbedTask {
    /** Proposes in one round and votes in the other, as an undisturbed task shows. */
    private static final AccountId VICTIM = SmallTask.PARTICIPANTS.get(0);

    /** The longest that a transfer may take when a part dies in whose place another steps. */
    private static final Duration HANG = Duration.ofSeconds(5);

    /** A new network. */
    abstract ScenarioNetwork start(Path folder);

    /** The processes of such a network that are killed, one task each. */
    abstract List<String> parts();

    /** The parts of which nobody waits for longer than {@link #HANG} when they die. */
    abstract Set<String> replaced();

    @Test
    void participantKilledInEveryPhase_goesOnWhereItWas_andTheTaskEndsAsEver(@TempDir Path folder) {
        Map<Phase, Moment> plan = Map.of(
                Phase.RECRUITING, Moment.AS_IT_BEGINS,
                Phase.SEED, Moment.BEFORE_ITS_ACT,
                Phase.PROPOSE_COMMIT, Moment.ONCE_WRITTEN_DOWN,
                Phase.PROPOSE_REVEAL, Moment.BEFORE_ITS_ACT,
                Phase.VOTE_COMMIT, Moment.BEFORE_ITS_ACT,
                Phase.VOTE_REVEAL, Moment.AS_IT_BEGINS,
                Phase.AGGREGATE_COMMIT, Moment.AFTER_ITS_ACT,
                Phase.AGGREGATE_REVEAL, Moment.BEFORE_ITS_ACT);
        try (Play play = new Play(start(folder.resolve("home")), folder)) {
            SmallTask.PARTICIPANTS.stream().filter(each -> !each.equals(VICTIM)).forEach(play::enter);
            ActorProcess victim = play.enterApart(VICTIM);
            ParticipantKills kills =
                    new ParticipantKills(play.conductor(), victim, play.task().journal(VICTIM), plan);

            Outcome outcome = play.through(kills);

            assertThat(kills.left()).as("phases in which it had no part").isEmpty();
            isAsEver(outcome);
        }
    }

    @ParameterizedTest
    @MethodSource("parts")
    void partKilledInEveryPhase_losesNothingThatWasTold_andTheTaskEndsAsEver(String part, @TempDir Path folder) {
        try (Play play = new Play(start(folder.resolve("home")), folder);
                SeenBlocks told = play.watchBlocks();
                Load load = Load.start(play.network(), load());
                NetworkKills kills = new NetworkKills(play.conductor(), play.network(), part, told, load)) {
            SmallTask.PARTICIPANTS.forEach(play::enter);

            Outcome outcome = play.through(kills);

            assertThat(kills.killedIn()).isEqualTo(EnumSet.complementOf(EnumSet.of(Phase.COMPLETED, Phase.CANCELLED)));
            isAsEver(outcome, load);
            SortedMap<Long, ByteString> seen = told.hashes();
            play.ledger().holds(play.conductor().advances(), seen);
            note(part, play, load);
            if (replaced().contains(part)) {
                assertThat(load.longest()).isLessThan(HANG);
            }
        }
    }
}
