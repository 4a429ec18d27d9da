package io.flock.protocol.alliance.advance;

import static io.flock.protocol.alliance.advance.Scene.CREATOR;
import static io.flock.protocol.alliance.advance.Scene.KEEPER;
import static io.flock.protocol.alliance.advance.Scene.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.alliance.MemberStatus;
import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.Seat;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How tasks end, and what void rounds do. */
class ClosingScenesTest {
    private static boolean all(AccountId account) {
        return account != null;
    }

    private static Scene threeOfHundred(int rounds, Amount pool) {
        return new Scene(
                Scene.definition()
                        .rounds(rounds)
                        .participants(3, 10)
                        .rewardPool(pool)
                        .build(),
                Amount.ofFlock(100),
                Amount.ofFlock(100),
                Amount.ofFlock(100));
    }

    private static void claimAll(Scene scene) {
        scene.world.joins.keySet().forEach(scene.world::claim);
        scene.world.claim(CREATOR);
        scene.world.claim(KEEPER);
        assertThat(Amount.sum(scene.world.wallets.values()).plus(scene.world.treasury))
                .isEqualTo(scene.all);
    }

    @Test
    void theLastRound_completesTheTask_andEmptiesThePool() {
        Scene scene = threeOfHundred(2, Amount.ofFlock(60)).open().honestRound().honestRound();

        assertThat(scene.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(scene.world.roster.orElseThrow().pool()).isEqualTo(Amount.ZERO);
        claimAll(scene);
        assertThat(scene.world.wallets.get(CREATOR)).isEqualTo(Amount.ofFlock(100_000 - 60));
    }

    @Test
    void tooFewApplicants_cancel_andEverybodyGetsEverythingBack() {
        Scene scene = new Scene(Scene.definition().build(), Amount.ofFlock(100), Amount.ofFlock(200));
        scene.recruit();

        assertThat(scene.phase()).isEqualTo(Phase.CANCELLED);
        claimAll(scene);
        assertThat(scene.world.wallets.values())
                .allMatch(wallet -> wallet.equals(Amount.ofFlock(100_000)) || wallet.isZero());
        assertThat(scene.world.treasury).isEqualTo(Amount.ZERO);
    }

    @Test
    void aCreatorsCancellationWhileRecruiting_givesEverythingBack() {
        Scene scene = Scene.ofTen();
        scene.world.write(TaskClosing.cancel(scene.world.task, scene.world.phase, scene.world.roster, 7));

        assertThat(scene.world.phase.phase()).isEqualTo(Phase.CANCELLED);
        claimAll(scene);
        assertThat(scene.world.wallets.get(CREATOR)).isEqualTo(Amount.ofFlock(100_000));
    }

    @Test
    void anEndedTask_canNotBeCancelledOrAdvanced() {
        Scene scene = Scene.ofTen();
        scene.world.write(TaskClosing.cancel(scene.world.task, scene.world.phase, scene.world.roster, 7));

        assertThatThrownBy(() -> TaskClosing.cancel(scene.world.task, scene.world.phase, scene.world.roster, 8))
                .hasMessageStartingWith("WRONG_PHASE|");
        assertThatThrownBy(() -> AllianceAdvance.apply(scene.world.input(KEEPER)))
                .hasMessageStartingWith("WRONG_PHASE|");
    }

    /** Attack 25. */
    @Test
    void aStopAfterPaidRounds_sharesTheRestOverTheLastGood_andTheCreatorGetsNothing() {
        Scene scene = Scene.ofTen().open().honestRound();
        scene.propose(NOBODY, NOBODY);
        scene.world.write(TaskClosing.cancel(scene.world.task, scene.world.phase, scene.world.roster, scene.world.now));

        assertThat(scene.phase()).isEqualTo(Phase.CANCELLED);
        assertThat(scene.world.joins.keySet()).allSatisfy(account -> assertThat(scene.world.claimable(account))
                .isEqualTo(Amount.ofFlock(150)));
        assertThat(scene.world.claimable(CREATOR)).isEqualTo(Amount.ZERO);
        claimAll(scene);
    }

    /** Attack 38. */
    @Test
    void withoutAnyGoodParticipant_theCreatorGetsBackWhatItPaidIn_andSlashesGoToTheTreasury() {
        Scene scene = Scene.ofTen(200).open();
        scene.propose(ClosingScenesTest::all, NOBODY).vote(ClosingScenesTest::all, NOBODY, voter -> "");
        assertThat(scene.phase()).isEqualTo(Phase.SEED);
        assertThat(scene.world.phase.round()).isEqualTo(1);
        scene.seed(ClosingScenesTest::all);

        assertThat(scene.phase()).isEqualTo(Phase.CANCELLED);
        assertThat(scene.world.treasury).isEqualTo(Amount.ofFlock(2 * 10 * 10));
        claimAll(scene);
        assertThat(scene.world.wallets.get(CREATOR)).isEqualTo(Amount.ofFlock(100_000));
    }

    /** Attack 37. */
    @Test
    void aVoidRound_chargesTheSilentAndTheUnrevealedOnly_keepsTheModel_andRunsSeedAgain() {
        Scene scene = Scene.ofTen().open();
        scene.propose(NOBODY, NOBODY);
        List<AccountId> voters = scene.voters();
        scene.vote(
                voter -> voters.indexOf(voter) < 3,
                voter -> voters.indexOf(voter) == 3,
                voter -> voters.indexOf(voter) == 4 ? "RRR" : "AAA");

        assertThat(scene.settlement(0).voided()).isTrue();
        assertThat(scene.settlement(0).reward()).isEqualTo(Amount.ZERO);
        assertThat(scene.settlement(0).penalties())
                .extracting(Penalty::account)
                .containsExactlyElementsOf(voters.subList(0, 4));
        assertThat(scene.settlement(0).penalties())
                .extracting(Penalty::reason)
                .containsExactly(
                        PenaltyReason.ABSENT, PenaltyReason.ABSENT, PenaltyReason.ABSENT, PenaltyReason.UNREVEALED);
        assertThat(scene.phase()).isEqualTo(Phase.SEED);
        assertThat(scene.world.phase.round()).isEqualTo(1);
        assertThat(scene.world.roster.orElseThrow().voidStreak()).isEqualTo(1);
    }

    @Test
    void afterAVoidRound_theAbsentAreLetInAgain_ifTooFewWouldRemain() {
        Scene scene = Scene.ofTen(200).open();
        scene.propose(NOBODY, NOBODY);
        List<AccountId> voters = scene.voters();
        scene.vote(voter -> voters.indexOf(voter) < 4, NOBODY, voter -> "AAA");

        assertThat(scene.world.awaited()).hasSize(10).containsAll(voters);
        scene.seed(NOBODY);
        assertThat(scene.round(1).seats()).hasSize(10);
        assertThat(scene.round(1).model()).isEqualTo(scene.round(0).model());
    }

    /** A penalty takes a stake of exactly the minimum below it: who wants to be let in again stakes more. */
    @Test
    void afterAVoidRound_nobodyBelowTheMinimumStakeIsLetIn() {
        Scene scene = Scene.ofTen().open();
        scene.propose(NOBODY, NOBODY);
        List<AccountId> voters = scene.voters();
        scene.vote(voter -> voters.indexOf(voter) < 4, NOBODY, voter -> "AAA");

        assertThat(scene.phase()).isEqualTo(Phase.SEED);
        assertThat(scene.world.awaited()).hasSize(6).doesNotContainAnyElementsOf(voters.subList(0, 4));
    }

    @Test
    void afterAVoidRound_theAbsentStayOut_ifEnoughRemain() {
        Amount[] stakes = new Amount[10];
        Arrays.fill(stakes, Amount.ofFlock(200));
        Scene scene = new Scene(
                        Scene.definition()
                                .participants(3, 10)
                                .rewardPool(Amount.ofFlock(100))
                                .build(),
                        stakes)
                .open();
        scene.propose(NOBODY, NOBODY);
        List<AccountId> voters = scene.voters();
        scene.vote(voter -> voters.indexOf(voter) < 4, NOBODY, voter -> "AAA");

        assertThat(scene.world.awaited()).hasSize(6).doesNotContainAnyElementsOf(voters.subList(0, 4));
    }

    @Test
    void twoVoidRoundsInARow_endTheTask_andAGoodOneBetweenDoesNot() {
        Scene scene = Scene.ofTen(400).open();
        voidRound(scene);
        scene.seed(NOBODY).honestRound();
        assertThat(scene.world.roster.orElseThrow().voidStreak()).isZero();
        voidRound(scene);
        scene.seed(NOBODY);
        voidRound(scene);

        assertThat(scene.phase()).isEqualTo(Phase.CANCELLED);
        assertThat(scene.world.roster.orElseThrow().pool()).isEqualTo(Amount.ZERO);
        claimAll(scene);
    }

    private static void voidRound(Scene scene) {
        scene.propose(NOBODY, NOBODY).vote(ClosingScenesTest::all, NOBODY, voter -> "");
    }

    @Test
    void whoIsSilentInSeed_paysAndIsOut() {
        Scene scene = Scene.ofTen().recruit();
        AccountId silent = scene.world.awaited().get(0);
        scene.seed(silent::equals);

        assertThat(scene.member(silent).status()).isEqualTo(MemberStatus.REMOVED);
        assertThat(scene.member(silent).withheld()).isEqualTo(1);
        assertThat(scene.round(0).seedPenalties())
                .containsExactly(new Penalty(silent, PenaltyReason.ABSENT, Amount.ofFlock(10)));
        assertThat(scene.round(0).seats()).extracting(Seat::account).hasSize(9).doesNotContain(silent);
        assertThat(scene.world.total()).isEqualTo(scene.all);
    }

    @Test
    void aSeedPhaseWithHalfOfTheAccounts_isAVoidRound_andItsSeedDrawsNothing() {
        Scene scene = new Scene(
                        Scene.definition()
                                .participants(3, 10)
                                .rewardPool(Amount.ofFlock(100))
                                .build(),
                        Amount.ofFlock(200),
                        Amount.ofFlock(200),
                        Amount.ofFlock(200),
                        Amount.ofFlock(200),
                        Amount.ofFlock(200),
                        Amount.ofFlock(200))
                .recruit();
        List<AccountId> awaited = scene.world.awaited();
        scene.seed(account -> awaited.indexOf(account) < 3);

        assertThat(scene.settlement(0).voided()).isTrue();
        assertThat(scene.round(0).seats()).isEmpty();
        assertThat(scene.phase()).isEqualTo(Phase.SEED);
        assertThat(scene.world.awaited()).containsExactlyElementsOf(awaited.subList(3, 6));
        scene.seed(NOBODY);
        assertThat(scene.round(1).model().seed()).contains(scene.round(1).seed());
    }

    @Test
    void withFewerThanThreeAccountsOfTwoOrganisations_theTaskIsComplete() {
        Scene scene = threeOfHundred(10, Amount.ofFlock(60)).open();
        AccountId leaver = scene.voters().get(0);
        scene.world.leave(leaver);
        scene.honestRound().honestRound();

        assertThat(scene.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(scene.world.rounds).hasSize(2);
        assertThat(scene.world.roster.orElseThrow().pool()).isEqualTo(Amount.ZERO);
        claimAll(scene);
    }

    /** FLock's example, with this ledger's counting: four rounds, pool 1000, four stakes, a liar in round 0. */
    @Test
    void theWorkedExample_comesOutToTheMicro() {
        Scene scene = new Scene(
                        Scene.definition()
                                .rounds(4)
                                .participants(4, 4)
                                .minStake(Amount.ofFlock(1_000))
                                .rewardPool(Amount.ofFlock(1_000))
                                .slashFraction(io.flock.protocol.money.Millionths.of(100_000))
                                .absentSlash(Amount.ofFlock(100))
                                .build(),
                        Amount.ofFlock(2_000),
                        Amount.ofFlock(2_000),
                        Amount.ofFlock(2_000),
                        Amount.ofFlock(2_000))
                .open();
        AccountId liar = scene.voters().get(0);
        scene.propose(NOBODY, NOBODY)
                .vote(NOBODY, NOBODY, voter -> "A")
                .aggregate(NOBODY, NOBODY, voter -> voter.equals(liar) ? "wrong" : "agreed");

        // slash 200, keeper 20, pool 1180, reward 1180 / 4 = 295, three good ones
        assertThat(scene.settlement(0).keeperBonus()).isEqualTo(Amount.ofFlock(20));
        assertThat(scene.settlement(0).reward()).isEqualTo(Amount.ofFlock(295));
        assertThat(scene.settlement(0).payouts())
                .hasSize(3)
                .allMatch(payout -> payout.amount().micros() == 98_333_333
                        || payout.amount().micros() == 98_333_334);
        assertThat(scene.settlement(0).poolAfter()).isEqualTo(Amount.ofFlock(885));
        scene.honestRound();
        assertThat(scene.settlement(1).reward()).isEqualTo(Amount.ofFlock(295));
        scene.honestRound().honestRound();
        assertThat(scene.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(scene.world.roster.orElseThrow().pool()).isEqualTo(Amount.ZERO);
        claimAll(scene);
    }
}
