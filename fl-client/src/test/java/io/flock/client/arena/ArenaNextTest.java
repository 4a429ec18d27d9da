package io.flock.client.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.arena.ArenaAction.Ending;
import io.flock.client.participant.Decision;
import io.flock.protocol.arena.ArenaClaimRecord;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.beacon.HashChain;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.LockPart;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArenaNextTest {
    private final ArenaSituations at = new ArenaSituations();

    private Decision<ArenaAction, Ending> in(ArenaPhase phase) {
        return ArenaNext.of(at.in(phase), ArenaSituations.CHAIN);
    }

    private static Decision<ArenaAction, Ending> act(ArenaAction action) {
        return new Decision.Act<>(action);
    }

    private static Decision<ArenaAction, Ending> finish(Ending ending) {
        return new Decision.Finish<>(ending);
    }

    @Test
    void whoHasNotStaked_stakes_andThenWaits() {
        assertThat(in(ArenaPhase.OPEN)).isEqualTo(act(new ArenaAction.Stake()));

        at.hasStaked();
        assertThat(in(ArenaPhase.OPEN)).isEqualTo(new Decision.Wait<>(1_000));
    }

    @Test
    void validator_confirmsOnlyWhenKeysAreThere() {
        assertThat(in(ArenaPhase.ACCESS)).isEqualTo(new Decision.Wait<>(1_000));

        at.access = true;
        assertThat(in(ArenaPhase.ACCESS)).isEqualTo(act(new ArenaAction.ConfirmAccess()));
    }

    @Test
    void anotherSecretThanTheStakeWasMadeWith_isRefused_beforeAnythingIsDone() {
        HashChain other = HashChain.of(Digest.parse("22".repeat(32)), 8);

        assertThatThrownBy(() -> ArenaNext.of(at.in(ArenaPhase.SEED), other))
                .isInstanceOf(FlockException.class)
                .hasMessageContaining("SECRET_MISSING");
    }

    @Test
    void creator_publishesKeys_andDoesNothingOfAMember() {
        at.role = Optional.empty();

        assertThat(in(ArenaPhase.ACCESS)).isEqualTo(act(new ArenaAction.PublishAccess()));
        assertThat(in(ArenaPhase.FINAL_KEY)).isEqualTo(act(new ArenaAction.PublishFinalKey()));
        assertThat(in(ArenaPhase.SEED)).isInstanceOf(Decision.Wait.class);
        at.access = true;
        assertThat(in(ArenaPhase.ACCESS)).isInstanceOf(Decision.Wait.class);
    }

    @Test
    void validator_actsInEachPhase_thatAwaitsIt() {
        Digest preimage = ArenaSituations.CHAIN.preimage(1);

        assertThat(in(ArenaPhase.SEED)).isEqualTo(act(new ArenaAction.RevealSeed(1, preimage)));
        assertThat(in(ArenaPhase.REVEAL)).isEqualTo(act(new ArenaAction.CheckIn(1, preimage)));
        assertThat(in(ArenaPhase.SCORE_COMMIT))
                .isEqualTo(act(new ArenaAction.CommitScores(1, ArenaPhase.SCORE_COMMIT)));
        assertThat(in(ArenaPhase.SCORE_REVEAL))
                .isEqualTo(act(new ArenaAction.RevealScores(
                        1, ArenaPhase.SCORE_COMMIT, ArenaSituations.COMMITMENT, Optional.of(preimage))));
        assertThat(in(ArenaPhase.DISPUTE_COMMIT))
                .isEqualTo(act(new ArenaAction.CommitScores(1, ArenaPhase.DISPUTE_COMMIT)));
        assertThat(in(ArenaPhase.DISPUTE_REVEAL))
                .isEqualTo(act(new ArenaAction.RevealScores(
                        1, ArenaPhase.DISPUTE_COMMIT, ArenaSituations.COMMITMENT, Optional.empty())));
    }

    @Test
    void node_commitsAndReveals() {
        at.role = Optional.of(ArenaRole.NODE);

        assertThat(in(ArenaPhase.SUBMIT)).isEqualTo(act(new ArenaAction.CommitSubmission(1)));
        assertThat(in(ArenaPhase.REVEAL))
                .isEqualTo(act(new ArenaAction.RevealSubmission(1, ArenaSituations.COMMITMENT)));
    }

    @Test
    void whoIsNotAwaited_advancesWhenItMay_andItsTurnHasCome() {
        at.awaited = false;
        assertThat(in(ArenaPhase.SUBMIT)).isEqualTo(new Decision.Wait<>(1_000));

        at.advanceable = true;
        assertThat(in(ArenaPhase.SUBMIT)).isEqualTo(act(new ArenaAction.Advance(1, ArenaPhase.SUBMIT)));

        at.keeperFrom = ArenaSituations.NOW + 7;
        assertThat(in(ArenaPhase.SUBMIT)).isEqualTo(new Decision.Wait<>(7));
    }

    @Test
    void whoWasNotAdmitted_takesItsStakeBack_andLeaves() {
        at.admitted = false;
        at.hasStaked();
        at.unstakable = Amount.ofFlock(100);
        assertThat(in(ArenaPhase.ACCESS)).isEqualTo(act(new ArenaAction.Withdraw()));

        at.unstakable = Amount.ZERO;
        assertThat(in(ArenaPhase.SUBMIT)).isEqualTo(finish(Ending.NOT_ADMITTED));
    }

    /** Its lock can't be redeemed before. */
    @Test
    void stakeOfGmFlockOfWhichNothingIsLeft_isTakenBackAllTheSame() {
        at.hasStaked();
        at.intoLock = Optional.of(new LockPart(TransactionId.parse("ab".repeat(32)), Amount.ZERO, Amount.ZERO));
        assertThat(in(ArenaPhase.COMPLETED)).isEqualTo(act(new ArenaAction.Withdraw()));
    }

    @Test
    void afterTheEnd_stakeComesFirst_thenTheRewards_thenTheEnd() {
        at.hasStaked();
        at.unstakable = Amount.ofFlock(80);
        at.claimable = Amount.ofFlock(3);
        assertThat(in(ArenaPhase.COMPLETED)).isEqualTo(act(new ArenaAction.Withdraw()));

        at.unstakable = Amount.ZERO;
        assertThat(in(ArenaPhase.COMPLETED)).isEqualTo(act(new ArenaAction.Claim()));

        at.claimable = Amount.ZERO;
        at.claimed = new ArenaClaimRecord(2, Amount.ofFlock(3), Amount.ZERO, Amount.ZERO, Amount.ZERO);
        assertThat(in(ArenaPhase.COMPLETED)).isEqualTo(finish(Ending.CLAIMED));
    }

    @Test
    void whatVests_isNotClaimedAgainAndAgain() {
        at.hasStaked();
        at.claimable = Amount.ofMicros(5);
        at.claimed = new ArenaClaimRecord(2, Amount.ofFlock(3), Amount.ZERO, Amount.ZERO, Amount.ZERO);

        assertThat(in(ArenaPhase.COMPLETED)).isInstanceOf(Decision.Finish.class);
    }

    @Test
    void whoHadNothingInTheTask_endsWithNothing() {
        assertThat(in(ArenaPhase.CANCELLED)).isEqualTo(finish(Ending.NOTHING_DUE));
    }
}
