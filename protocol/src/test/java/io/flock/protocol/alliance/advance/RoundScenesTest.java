package io.flock.protocol.alliance.advance;

import static io.flock.protocol.alliance.advance.Scene.KEEPER;
import static io.flock.protocol.alliance.advance.Scene.NOBODY;
import static io.flock.protocol.alliance.advance.TaskWorld.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.alliance.MemberStatus;
import io.flock.protocol.alliance.Payout;
import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.Seat;
import io.flock.protocol.alliance.Settlement;
import io.flock.protocol.alliance.Verdicts;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What single rounds come to. */
class RoundScenesTest {
    private Scene scene = Scene.ofTen().open();

    @AfterEach
    void moneyIsConserved() {
        assertThat(scene.world.total()).isEqualTo(scene.all);
    }

    private List<Penalty> penalties(int round) {
        return scene.settlement(round).penalties();
    }

    private static Penalty penalty(AccountId account, PenaltyReason reason, String flock) {
        return new Penalty(account, reason, Amount.parse(flock));
    }

    @Test
    void anHonestRound_adoptsTheAggregate_andPaysByStake() {
        scene.honestRound();

        Settlement settlement = scene.settlement(0);
        assertThat(settlement.adopted()).contains(model("agreed"));
        assertThat(settlement.reward()).isEqualTo(Amount.ofFlock(50));
        assertThat(settlement.payouts()).hasSize(10).allMatch(payout -> payout.amount()
                .equals(Amount.ofFlock(5)));
        assertThat(scene.phase()).isEqualTo(Phase.PROPOSE_COMMIT);
        assertThat(scene.world.phase.round()).isEqualTo(1);
        assertThat(scene.round(1).model().artifact()).contains(model("agreed"));
        assertThat(scene.round(1).seats()).extracting(Seat::stake).containsOnly(Amount.ofFlock(105));
    }

    @Test
    void aProposerRejectedByTwoThirds_paysALie_andTheKeeperGetsATenth() {
        scene.propose(NOBODY, NOBODY).vote(NOBODY, NOBODY, voter -> "RAA").aggregate(NOBODY, NOBODY, voter -> "x");

        AccountId liar = scene.round(0).proposals().orElseThrow().get(0);
        assertThat(penalties(0)).containsExactly(penalty(liar, PenaltyReason.REJECTED_UPDATE, "20"));
        assertThat(scene.settlement(0).keeperBonus()).isEqualTo(Amount.ofFlock(2));
        assertThat(scene.world.roster.orElseThrow().due(KEEPER)).isEqualTo(Amount.ofFlock(2));
        assertThat(scene.settlement(0).reward()).isEqualTo(Amount.parse("51.8")); // (500 + 18) / 10
        assertThat(scene.settlement(0).payouts())
                .extracting(Payout::account)
                .hasSize(9)
                .doesNotContain(liar);
    }

    @Test
    void aKeeper_getsNothingOfItsOwnOrganisationsLies_norDoesTheCreators() {
        scene.propose(NOBODY, NOBODY).vote(NOBODY, NOBODY, voter -> "RAA").commit(NOBODY);
        scene.world.awaited().forEach(voter -> scene.world.revealAggregate(voter, model("x")));
        AccountId liar = scene.world.round().proposals().orElseThrow().get(0);
        AccountId sibling = new AccountId(liar.organisation(), "sibling");

        for (AccountId keeper : List.of(sibling, Scene.CREATOR, AccountId.of("CreatorMSP", "other"))) {
            AdvanceOutcome outcome = AllianceAdvance.apply(scene.world.input(keeper));
            assertThat(outcome.rounds().get(0).settlement().orElseThrow().keeperBonus())
                    .isEqualTo(Amount.ZERO);
            assertThat(outcome.roster().orElseThrow().dues()).isEmpty();
            assertThat(outcome.rounds().get(0).settlement().orElseThrow().reward())
                    .isEqualTo(Amount.ofFlock(52));
        }
    }

    @Test
    void fewerStandingUpdatesThanTheRuleNeeds_keepTheModel_andTheVerdictsAreSettled() {
        Amount[] stakes = new Amount[10];
        Arrays.fill(stakes, Amount.ofFlock(200));
        Scene krum = new Scene(
                        Scene.definition()
                                .proposerFraction(Millionths.of(600_000))
                                .aggregation(AggregationRule.parse("krum(1)"))
                                .build(),
                        stakes)
                .open();
        krum.propose(NOBODY, NOBODY).vote(NOBODY, NOBODY, voter -> "RAAAAA").aggregate(NOBODY, NOBODY, any -> "five");
        assertThat(krum.settlement(0).adopted()).contains(model("five"));

        krum.propose(NOBODY, NOBODY).vote(NOBODY, NOBODY, voter -> "RRAAAA");
        assertThat(krum.settlement(1).adopted()).isEmpty();
        assertThat(krum.settlement(1).penalties())
                .extracting(Penalty::reason)
                .containsExactly(PenaltyReason.REJECTED_UPDATE, PenaltyReason.REJECTED_UPDATE);
        assertThat(krum.world.total()).isEqualTo(krum.all);
    }

    @Test
    void aProposerWithABareMajorityAgainstIt_isUnpaidOnly() {
        scene.propose(NOBODY, NOBODY);
        List<AccountId> voters = scene.voters();
        scene.vote(NOBODY, NOBODY, voter -> voters.indexOf(voter) < 4 ? "RAA" : "AAA")
                .aggregate(NOBODY, NOBODY, voter -> "x");

        AccountId proposer = scene.round(0).proposals().orElseThrow().get(0);
        assertThat(scene.round(0).tally().orElseThrow().standing()).doesNotContain(proposer);
        assertThat(penalties(0)).isEmpty();
        assertThat(scene.settlement(0).unpaid()).containsExactly(proposer);
    }

    @Test
    void aVoterAgainstTwoClearMajorities_pays_andAgainstOneIsUnpaid_andUnavailableNeverPays() {
        scene.propose(NOBODY, NOBODY);
        List<AccountId> voters = scene.voters();
        scene.vote(NOBODY, NOBODY, voter -> switch (voters.indexOf(voter)) {
                    case 0 -> "RRA";
                    case 1 -> "RAA";
                    default -> "AAA";
                })
                .aggregate(NOBODY, NOBODY, voter -> "x");
        assertThat(penalties(0)).containsExactly(penalty(voters.get(0), PenaltyReason.MINORITY_VOTE, "20"));
        assertThat(scene.settlement(0).unpaid()).containsExactly(voters.get(1));

        scene.propose(NOBODY, NOBODY);
        List<AccountId> next = scene.voters();
        scene.vote(
                        NOBODY,
                        NOBODY,
                        voter -> next.indexOf(voter) == 2
                                ? "UUU".substring(0, scene.accept().length())
                                : scene.accept())
                .aggregate(NOBODY, NOBODY, voter -> "y");
        assertThat(penalties(1)).isEmpty();
        assertThat(scene.settlement(1).unpaid()).containsExactly(next.get(2));
    }

    @Test
    void theSilent_payOnceWithoutBounty_andAreNotDrawnNext() {
        AccountId proposer = scene.proposers().get(0);
        AccountId voter = scene.voters().get(0);
        scene.propose(proposer::equals, NOBODY)
                .vote(voter::equals, NOBODY, any -> "AA")
                .aggregate(NOBODY, NOBODY, any -> "x");

        assertThat(penalties(0))
                .containsExactlyInAnyOrder(
                        penalty(proposer, PenaltyReason.ABSENT, "10"), penalty(voter, PenaltyReason.ABSENT, "10"));
        assertThat(scene.settlement(0).keeperBonus()).isEqualTo(Amount.ZERO);
        assertThat(scene.member(proposer).withheld()).isZero();
        assertThat(scene.round(1).seats()).extracting(Seat::account).hasSize(8).doesNotContain(proposer, voter);
    }

    /** Attack 3. */
    @Test
    void whoWithholdsItsPreimage_paysALie_isNotDrawnNext_andTheCounterRises() {
        AccountId voter = scene.voters().get(0);
        scene.propose(NOBODY, NOBODY).vote(NOBODY, voter::equals, any -> "AAA").aggregate(NOBODY, NOBODY, any -> "x");

        assertThat(penalties(0)).containsExactly(penalty(voter, PenaltyReason.UNREVEALED, "20"));
        assertThat(scene.member(voter).withheld()).isEqualTo(1);
        assertThat(scene.round(1).seats()).extracting(Seat::account).hasSize(9).doesNotContain(voter);
    }

    /** Attack 33. */
    @Test
    void aLeakedCommitment_paysALie_andIsNotAwaited() {
        AccountId voter = scene.voters().get(0);
        scene.propose(NOBODY, NOBODY);
        scene.world.awaited().forEach(scene.world::commit);
        scene.world.leak(voter);
        scene.advance();

        assertThat(scene.world.awaited()).doesNotContain(voter);
        scene.world.awaited().forEach(other -> scene.world.revealVote(other, Verdicts.parse("AAA")));
        scene.advance();
        assertThat(scene.world.awaited()).doesNotContain(voter);
        scene.aggregate(NOBODY, NOBODY, any -> "x");
        assertThat(penalties(0)).containsExactly(penalty(voter, PenaltyReason.LEAKED, "20"));
    }

    /** Attack 48. */
    @Test
    void anotherDigestThanTheAgreedOne_paysALie() {
        AccountId lazy = scene.voters().get(3);
        scene.propose(NOBODY, NOBODY)
                .vote(NOBODY, NOBODY, any -> "AAA")
                .aggregate(NOBODY, NOBODY, voter -> voter.equals(lazy) ? "wrong" : "agreed");

        assertThat(scene.settlement(0).adopted()).contains(model("agreed"));
        assertThat(penalties(0)).containsExactly(penalty(lazy, PenaltyReason.WRONG_DIGEST, "20"));
    }

    @Test
    void withoutAnAgreedDigest_theModelStays_nobodyPaysForADigest_andTheRestIsSettled() {
        List<AccountId> voters = scene.voters();
        scene.propose(NOBODY, NOBODY)
                .vote(NOBODY, NOBODY, any -> "RAA")
                .aggregate(NOBODY, voters.get(6)::equals, voter -> "m" + voters.indexOf(voter) % 2);

        assertThat(scene.settlement(0).adopted()).isEmpty();
        assertThat(scene.round(1).model()).isEqualTo(scene.round(0).model());
        assertThat(penalties(0))
                .extracting(Penalty::reason)
                .containsExactlyInAnyOrder(PenaltyReason.REJECTED_UPDATE, PenaltyReason.UNREVEALED);
        assertThat(scene.settlement(0).payouts()).hasSize(8);
    }

    @Test
    void aDigest_needsMoreThanHalfOfTheSeatedWeight_theSilentIncluded() {
        List<AccountId> voters = scene.voters();
        scene.propose(NOBODY, NOBODY)
                .vote(NOBODY, NOBODY, any -> "AAA")
                .aggregate(voter -> voters.indexOf(voter) >= 3, NOBODY, voter -> "agreed");

        assertThat(scene.settlement(0).adopted()).isEmpty();
        assertThat(penalties(0)).extracting(Penalty::reason).hasSize(4).containsOnly(PenaltyReason.ABSENT);
    }

    @Test
    void absenceAfterTheLastPreimage_countsForTheDrawAfterTheNext() {
        scene = Scene.ofTen(200).open();
        AccountId late = scene.voters().get(0);
        scene.propose(NOBODY, NOBODY).vote(NOBODY, NOBODY, any -> "AAA").aggregate(late::equals, NOBODY, any -> "x");
        assertThat(scene.round(1).seats()).extracting(Seat::account).contains(late);

        scene.honestRound();
        assertThat(scene.round(2).seats()).extracting(Seat::account).doesNotContain(late);

        scene.honestRound();
        assertThat(scene.round(3).seats()).extracting(Seat::account).contains(late);
    }

    /** Attack 9. */
    @Test
    void leaving_countsFromTheRoundAfterTheNext_andTheStakeIsDueAtTheEnd() {
        AccountId leaver = scene.voters().get(0);
        scene.world.leave(leaver);
        assertThat(scene.world.wallets.get(leaver)).isEqualTo(Amount.ofFlock(99_900));

        scene.honestRound();
        assertThat(scene.round(1).seats()).extracting(Seat::account).contains(leaver);
        scene.honestRound();
        assertThat(scene.round(2).seats()).extracting(Seat::account).doesNotContain(leaver);
        assertThat(scene.member(leaver).status()).isEqualTo(MemberStatus.LEFT);
        assertThat(scene.world.claimable(leaver)).isEqualTo(Amount.ofFlock(110));
    }

    @Test
    void whenNoUpdateStands_theAggregatePhasesAreSkipped_andTheModelStays() {
        scene.propose(NOBODY, NOBODY).vote(NOBODY, NOBODY, any -> "UUU");

        assertThat(scene.phase()).isEqualTo(Phase.PROPOSE_COMMIT);
        assertThat(scene.world.phase.round()).isEqualTo(1);
        assertThat(scene.settlement(0).adopted()).isEmpty();
        assertThat(penalties(0)).isEmpty();
        assertThat(scene.settlement(0).unpaid())
                .isEqualTo(scene.round(0).proposals().orElseThrow());
    }

    /** Attack 39. */
    @Test
    void anAdvance_isRefused_whileSomebodyIsAwaited_beforeDeadlineAndTwoWindows() {
        scene.world.now = scene.world.phase.deadline() + 2 * TaskWorld.WINDOW - 1;
        assertThatThrownBy(() -> AllianceAdvance.apply(scene.world.input(KEEPER)))
                .hasMessageStartingWith("TOO_EARLY|in PROPOSE_COMMIT of round 0 3 accounts are awaited");

        scene.world.now++;
        assertThat(AllianceAdvance.apply(scene.world.input(KEEPER)).phase().phase())
                .isEqualTo(Phase.PROPOSE_REVEAL);
    }

    /** Attack 4: the same input gives the same outcome, down to the bytes. */
    @Test
    void anAdvance_isAPureFunction() {
        scene.propose(NOBODY, NOBODY).vote(NOBODY, NOBODY, any -> "RAA").commit(NOBODY);
        scene.world.awaited().forEach(voter -> scene.world.revealAggregate(voter, model("x")));

        assertThat(AllianceAdvance.apply(scene.world.input(KEEPER)))
                .isEqualTo(AllianceAdvance.apply(scene.world.input(KEEPER)));
    }

    @Test
    void aStakeUnderHalfOfTheMinimum_isOut_andUnderTheMinimumIsNotDrawn() {
        AccountId liar = scene.proposers().get(0);
        scene.propose(NOBODY, liar::equals).vote(NOBODY, NOBODY, any -> "AA").aggregate(NOBODY, NOBODY, any -> "x");

        assertThat(scene.member(liar).stake()).isEqualTo(Amount.ofFlock(80));
        assertThat(scene.member(liar).status()).isEqualTo(MemberStatus.ACTIVE);
        scene.honestRound();
        assertThat(scene.round(2).seats()).extracting(Seat::account).doesNotContain(liar);
    }
}
