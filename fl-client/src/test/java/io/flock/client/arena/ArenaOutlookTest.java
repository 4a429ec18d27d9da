package io.flock.client.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.participant.Outlook;
import io.flock.client.participant.Outlook.Doing;
import io.flock.protocol.arena.ArenaClaimRecord;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.money.Amount;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArenaOutlookTest {
    private static final long VESTED = ArenaSituations.DEADLINE + TimeUnit.DAYS.toSeconds(30);

    private final ArenaSituations at = new ArenaSituations();

    private Outlook in(ArenaPhase phase) {
        return in(phase, ArenaSituations.NOW);
    }

    private Outlook in(ArenaPhase phase, long now) {
        ArenaSituation situation = at.in(phase);
        return ArenaOutlook.of(situation.task(), situation.own().orElseThrow(), now);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OPEN", "CLOSED", "COMPLETED", "CANCELLED"})
    void awaitedMember_actsUntilTheDeadline(ArenaPhase phase) {
        at.hasStaked();

        Outlook outlook = in(phase);

        assertThat(outlook.doing()).isEqualTo(Doing.ACTS);
        assertThat(outlook.awaited()).containsExactly(ArenaSituations.ME);
        assertThat(outlook.until()).hasValue(ArenaSituations.ADVANCE_AT);
    }

    @Test
    void creator_isInFromTheBeginning_andActsWhenItIsAwaited() {
        at.role = Optional.empty();
        assertThat(in(ArenaPhase.ACCESS).doing()).isEqualTo(Doing.ACTS);

        at.awaited = false;
        assertThat(in(ArenaPhase.OPEN).doing()).isEqualTo(Doing.JOINED);
        assertThat(in(ArenaPhase.SUBMIT).doing()).isEqualTo(Doing.WAITS);
        assertThat(in(ArenaPhase.SUBMIT, ArenaSituations.ADVANCE_AT).doing()).isEqualTo(Doing.CLOSES);
    }

    @Test
    void whileTheTaskIsOpen_itMayApply_untilItDid_orTookItsStakeBack() {
        assertThat(in(ArenaPhase.OPEN).doing()).isEqualTo(Doing.MAY_JOIN);
        assertThat(in(ArenaPhase.CLOSED).doing()).isEqualTo(Doing.NOT_IN);

        at.hasStaked();
        assertThat(in(ArenaPhase.OPEN).doing()).isEqualTo(Doing.NOT_IN);
        at.unstakable = Amount.ofFlock(100);
        assertThat(in(ArenaPhase.OPEN).doing()).isEqualTo(Doing.JOINED);
    }

    @Test
    void taskThatBeganWithoutIt_owesItItsStake_andIsThenNotItsOwn() {
        at.admitted = false;
        at.hasStaked();
        at.unstakable = Amount.ofFlock(100);
        assertThat(in(ArenaPhase.SEED).doing()).isEqualTo(Doing.CLAIMS);

        at.unstakable = Amount.ZERO;
        assertThat(in(ArenaPhase.SEED).doing()).isEqualTo(Doing.NOT_IN);
    }

    @Test
    void afterTheEnd_itClaims_thenWaitsForWhatVests_thenClaimsTheRest_thenNothing() {
        at.hasStaked();
        at.vesting = Amount.ofFlock(5);
        at.claimable = Amount.ofFlock(3);
        assertThat(in(ArenaPhase.COMPLETED).doing()).isEqualTo(Doing.CLAIMS);

        at.claimed = claimed(0);
        Outlook vesting = in(ArenaPhase.COMPLETED);
        assertThat(vesting.doing()).isEqualTo(Doing.VESTS);
        assertThat(vesting.until()).hasValue(VESTED);
        assertThat(in(ArenaPhase.COMPLETED, VESTED).doing()).isEqualTo(Doing.CLAIMS);

        at.claimable = Amount.ZERO;
        at.claimed = claimed(5);
        assertThat(in(ArenaPhase.COMPLETED, VESTED).doing()).isEqualTo(Doing.OVER);
    }

    private static ArenaClaimRecord claimed(long vested) {
        return new ArenaClaimRecord(2, Amount.ofFlock(3), Amount.ofFlock(vested), Amount.ZERO, Amount.ZERO);
    }
}
