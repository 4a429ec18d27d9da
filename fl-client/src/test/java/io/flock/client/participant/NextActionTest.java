package io.flock.client.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.alliance.Phase;
import io.flock.protocol.beacon.HashChain;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class NextActionTest {
    private static final int ROUND = Situations.ROUND;

    static Stream<Arguments> duties() {
        var preimage = Situations.CHAIN.preimage(1);
        var commitment = Situations.COMMITMENT;
        var proposals = List.of(Situations.OTHER);
        return Stream.of(
                Arguments.of(Situations.in(Phase.RECRUITING).notJoined(), new Action.Join()),
                Arguments.of(Situations.in(Phase.SEED), new Action.RevealSeed(ROUND, preimage)),
                Arguments.of(Situations.in(Phase.PROPOSE_COMMIT), new Action.CommitUpdate(ROUND)),
                Arguments.of(
                        Situations.in(Phase.PROPOSE_REVEAL).committed(),
                        new Action.RevealUpdate(ROUND, commitment, preimage)),
                Arguments.of(Situations.in(Phase.VOTE_COMMIT), new Action.CommitVote(ROUND, proposals)),
                Arguments.of(
                        Situations.in(Phase.VOTE_REVEAL).committed(),
                        new Action.RevealVote(ROUND, proposals, commitment, preimage)),
                Arguments.of(Situations.in(Phase.AGGREGATE_COMMIT), new Action.CommitAggregate(ROUND, List.of())),
                Arguments.of(
                        Situations.in(Phase.AGGREGATE_REVEAL).committed(),
                        new Action.RevealAggregate(ROUND, List.of(), commitment)),
                Arguments.of(Situations.in(Phase.COMPLETED).claimable(5), new Action.Claim()),
                Arguments.of(Situations.in(Phase.CANCELLED).claimable(5), new Action.Claim()));
    }

    @ParameterizedTest
    @MethodSource("duties")
    void whoIsAwaited_doesThePhasesDuty(Situations situation, Action expected) {
        assertThat(NextAction.of(situation.get(), Situations.CHAIN)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "SEED",
                "PROPOSE_COMMIT",
                "PROPOSE_REVEAL",
                "VOTE_COMMIT",
                "VOTE_REVEAL",
                "AGGREGATE_COMMIT",
                "AGGREGATE_REVEAL"
            })
    void whoHasActed_waitsForTheDeadline(Phase phase) {
        assertThat(NextAction.of(Situations.in(phase).notAwaited().get(), Situations.CHAIN))
                .isEqualTo(new Action.Wait(Situations.DEADLINE));
    }

    @ParameterizedTest
    @EnumSource(names = {"RECRUITING", "CLOSED", "SEED", "PROPOSE_COMMIT", "VOTE_REVEAL", "AGGREGATE_REVEAL"})
    void keeper_advancesAsSoonAsNobodyIsAwaited(Phase phase) {
        int round = phase.isBeforeFreeze() ? 0 : ROUND;
        assertThat(NextAction.of(Situations.in(phase).advanceable().get(), Situations.CHAIN))
                .isEqualTo(new Action.Advance(round, phase));
    }

    @Test
    void others_leaveAdvancingToTheKeeper_forAGracePeriod() {
        Situations later = Situations.in(Phase.SEED).advanceable().keeperFrom(Situations.NOW + 30);
        assertThat(NextAction.of(later.get(), Situations.CHAIN)).isEqualTo(new Action.Wait(Situations.NOW + 30));
    }

    @Test
    void deadline_allowsAnAdvance_evenWhileOthersAreAwaited() {
        Situations late = Situations.in(Phase.VOTE_COMMIT).notAwaited().atDeadline();
        assertThat(NextAction.of(late.get(), Situations.CHAIN)).isEqualTo(new Action.Advance(ROUND, Phase.VOTE_COMMIT));
    }

    @Test
    void ownDuty_comesBeforeClosingThePhase() {
        Situations late = Situations.in(Phase.VOTE_COMMIT).atDeadline();
        assertThat(NextAction.of(late.get(), Situations.CHAIN))
                .isEqualTo(new Action.CommitVote(ROUND, List.of(Situations.OTHER)));
    }

    @ParameterizedTest
    @EnumSource(names = {"SEED", "PROPOSE_COMMIT", "VOTE_COMMIT", "VOTE_REVEAL"})
    void anotherSecretThanTheTaskWasJoinedWith_isRefused_beforeAnythingIsDone(Phase phase) {
        HashChain other = HashChain.of(Digest.parse("22".repeat(32)), 8);

        assertThatThrownBy(() -> NextAction.of(Situations.in(phase).get(), other))
                .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.SECRET_MISSING))
                        .isTrue());
    }

    @Test
    void revealWithoutCommitment_isNotTried() {
        assertThat(NextAction.of(Situations.in(Phase.VOTE_REVEAL).get(), Situations.CHAIN))
                .isEqualTo(new Action.Wait(Situations.DEADLINE));
    }

    @Test
    void whoWasNotAdmitted_isFinished() {
        assertThat(NextAction.of(Situations.in(Phase.SEED).notMember().get(), Situations.CHAIN))
                .isEqualTo(new Action.Finish(Action.Ending.NOT_ADMITTED));
    }

    @Test
    void whoWasPaid_isFinished_andClaimsNothingTwice() {
        Situations paid = Situations.in(Phase.COMPLETED).claimable(5).claimed(5);
        assertThat(NextAction.of(paid.get(), Situations.CHAIN)).isEqualTo(new Action.Finish(Action.Ending.CLAIMED));
    }

    @Test
    void whoIsOwedNothing_isFinished() {
        assertThat(NextAction.of(Situations.in(Phase.CANCELLED).get(), Situations.CHAIN))
                .isEqualTo(new Action.Finish(Action.Ending.NOTHING_DUE));
    }
}
