package io.flock.client.participant;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.participant.Outlook.Doing;
import io.flock.protocol.alliance.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutlookTest {
    private static Outlook of(Situations situations) {
        Situation at = situations.get();
        return Outlook.of(at.account(), at.task(), at.own().orElseThrow(), at.now());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RECRUITING", "CLOSED", "COMPLETED", "CANCELLED"})
    void awaitedAccount_actsUntilTheDeadline(Phase phase) {
        Outlook outlook = of(Situations.in(phase));

        assertThat(outlook.doing()).isEqualTo(Doing.ACTS);
        assertThat(outlook.awaited()).containsExactly(Situations.ME);
        assertThat(outlook.until()).hasValue(Situations.DEADLINE);
    }

    @Test
    void accountThatHasActed_waitsForOthers_untilThePhaseCanBeClosed() {
        assertThat(of(Situations.in(Phase.VOTE_COMMIT).notAwaited()).doing()).isEqualTo(Doing.WAITS);
        assertThat(of(Situations.in(Phase.VOTE_COMMIT).advanceable()).doing()).isEqualTo(Doing.CLOSES);
        assertThat(of(Situations.in(Phase.VOTE_COMMIT).notAwaited().atDeadline())
                        .doing())
                .isEqualTo(Doing.CLOSES);
    }

    @Test
    void beforeTheTaskBegins_itMayJoin_orHasJoined() {
        assertThat(of(Situations.in(Phase.RECRUITING).notAwaited().notJoined()).doing())
                .isEqualTo(Doing.MAY_JOIN);
        assertThat(of(Situations.in(Phase.RECRUITING).notAwaited()).doing()).isEqualTo(Doing.JOINED);
        assertThat(of(Situations.in(Phase.CLOSED).notAwaited().notJoined()).doing())
                .isEqualTo(Doing.NOT_IN);
    }

    @Test
    void taskThatBeganWithoutIt_isNotItsOwn() {
        Outlook outlook = of(Situations.in(Phase.SEED).notAwaited().notMember());

        assertThat(outlook.doing()).isEqualTo(Doing.NOT_IN);
        assertThat(outlook.awaited()).isEmpty();
        assertThat(outlook.until()).isEmpty();
    }

    @Test
    void afterTheEnd_itClaimsOnce() {
        assertThat(of(Situations.in(Phase.COMPLETED).claimable(3)).doing()).isEqualTo(Doing.CLAIMS);
        assertThat(of(Situations.in(Phase.COMPLETED).claimable(3).claimed(3)).doing())
                .isEqualTo(Doing.OVER);
        assertThat(of(Situations.in(Phase.CANCELLED)).doing()).isEqualTo(Doing.OVER);
    }
}
