package io.flock.client.participant;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StakeWatchTest {
    private static final TaskView VIEW = Situations.in(Phase.VOTE_COMMIT).get().task();
    private static final StakeWatch SEEN = StakeWatch.NOTHING_SEEN.at(Situations.ME, VIEW);

    @Test
    void firstLook_tellsNothing() {
        assertThat(SEEN).isEqualTo(new StakeWatch(Situations.ROUND, Optional.of(Amount.ofFlock(100))));
        assertThat(StakeWatch.NOTHING_SEEN.until(SEEN)).isEmpty();
    }

    @Test
    void stakeThatStays_tellsNothing() {
        assertThat(SEEN.until(SEEN.at(Situations.ME, VIEW))).isEmpty();
    }

    @Test
    void stakeThatChanges_isToldOfTheRoundBefore() {
        StakeWatch later = new StakeWatch(Situations.ROUND + 1, Optional.of(Amount.ofFlock(80)));

        assertThat(SEEN.until(later))
                .contains(new Step.StakeChanged(Situations.ROUND, Amount.ofFlock(100), Amount.ofFlock(80)));
    }

    @Test
    void whoIsNoMember_keepsWhatWasSeenLast() {
        Roster empty = VIEW.roster().orElseThrow().withMembers(List.of());
        TaskView without = new TaskView(
                VIEW.task(), VIEW.phase(), Optional.of(empty), 0, List.of(), VIEW.advanceable(), VIEW.advanceAt());

        assertThat(SEEN.at(Situations.ME, without)).isEqualTo(SEEN);
        assertThat(StakeWatch.NOTHING_SEEN.at(Situations.OTHER, VIEW)).isEqualTo(StakeWatch.NOTHING_SEEN);
    }
}
