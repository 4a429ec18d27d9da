package io.flock.testnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.Phase;
import io.flock.protocol.identity.AccountId;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes die by {@code kill -9} in every phase of a task, and it comes out as if nothing had happened. */
class KillScenarioTest {
    /** Proposes in one round and votes in the other, as {@link #undisturbed} shows. */
    private static final AccountId VICTIM = SmallTask.PARTICIPANTS.get(0);

    private static Outcome undisturbed;

    @TempDir
    private Path folder;

    @BeforeAll
    static void playUndisturbed(@TempDir Path folder) {
        try (Play play = new Play(DevnetProcess.start(folder.resolve("home")), folder)) {
            SmallTask.PARTICIPANTS.forEach(play::enter);
            undisturbed = play.through(Interference.NONE);
        }
    }

    @Test
    void participantKilledInEveryPhase_goesOnWhereItWas_andTheTaskEndsAsEver() {
        Map<Phase, Moment> plan = Map.of(
                Phase.RECRUITING, Moment.AS_IT_BEGINS,
                Phase.SEED, Moment.BEFORE_ITS_ACT,
                Phase.PROPOSE_COMMIT, Moment.ONCE_WRITTEN_DOWN,
                Phase.PROPOSE_REVEAL, Moment.BEFORE_ITS_ACT,
                Phase.VOTE_COMMIT, Moment.BEFORE_ITS_ACT,
                Phase.VOTE_REVEAL, Moment.AS_IT_BEGINS,
                Phase.AGGREGATE_COMMIT, Moment.AFTER_ITS_ACT,
                Phase.AGGREGATE_REVEAL, Moment.BEFORE_ITS_ACT);
        try (Play play = new Play(DevnetProcess.start(folder.resolve("home")), folder)) {
            SmallTask.PARTICIPANTS.stream().filter(each -> !each.equals(VICTIM)).forEach(play::enter);
            ActorProcess victim = play.enterApart(VICTIM);
            ParticipantKills kills =
                    new ParticipantKills(play.conductor(), victim, play.task().journal(VICTIM), plan);

            Outcome outcome = play.through(kills);

            assertThat(kills.left()).as("phases in which it had no part").isEmpty();
            assertThat(outcome).isEqualTo(undisturbed);
        }
    }

    @Test
    void networkKilledInEveryPhase_losesNothingThatItTold_andTheTaskEndsAsEver() {
        try (Play play = new Play(DevnetProcess.start(folder.resolve("home")), folder);
                SeenBlocks told = play.watchBlocks();
                NetworkKills kills = new NetworkKills(play.conductor(), play.network(), DevnetProcess.NETWORK, told)) {
            SmallTask.PARTICIPANTS.forEach(play::enter);

            Outcome outcome = play.through(kills);

            assertThat(kills.killedIn()).isEqualTo(EnumSet.complementOf(EnumSet.of(Phase.COMPLETED, Phase.CANCELLED)));
            play.ledger().holds(play.conductor().advances(), told);
            assertThat(outcome).isEqualTo(undisturbed);
        }
    }
}
