package io.flock.protocol.alliance.advance;

import static io.flock.protocol.alliance.advance.Scene.NOBODY;
import static io.flock.protocol.alliance.advance.TaskWorld.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.alliance.AggregateScore;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.alliance.Payout;
import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.ProposalTally;
import io.flock.protocol.alliance.Settlement;
import io.flock.protocol.alliance.TaskDefinitionBuilder;
import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.alliance.VoteMode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FLock's table of payoffs: one signed score for the aggregate of all. */
class CollectiveVoteTest {
    private Scene scene = ofTen(collective());

    private static TaskDefinitionBuilder collective() {
        return Scene.definition().voteMode(VoteMode.COLLECTIVE);
    }

    private static Scene ofTen(TaskDefinitionBuilder definition) {
        Amount[] stakes = new Amount[10];
        Arrays.fill(stakes, Amount.ofFlock(100));
        return new Scene(definition.build(), stakes).open();
    }

    @AfterEach
    void moneyIsConserved() {
        assertThat(scene.world.total()).isEqualTo(scene.all);
    }

    private List<AccountId> slashed(PenaltyReason reason) {
        return scene.settlement(0).penalties().stream()
                .filter(penalty -> penalty.reason() == reason)
                .map(Penalty::account)
                .toList();
    }

    private List<AccountId> paid() {
        return scene.settlement(0).payouts().stream().map(Payout::account).toList();
    }

    @Test
    void positiveSum_adopts_paysAllProposers_andSlashesTheNegativeVoters() {
        List<AccountId> against = scene.voters().subList(0, 2);
        scene.propose(NOBODY, NOBODY)
                .vote(NOBODY, NOBODY, voter -> against.contains(voter) ? "-1000000" : "+1")
                .aggregate(NOBODY, NOBODY, voter -> "agreed");

        Settlement settlement = scene.settlement(0);
        assertThat(settlement.adopted()).contains(model("agreed"));
        assertThat(settlement.penalties())
                .containsExactlyInAnyOrderElementsOf(against.stream()
                        .map(voter -> new Penalty(voter, PenaltyReason.MINORITY_VOTE, Amount.ofFlock(20)))
                        .toList());
        assertThat(settlement.keeperBonus()).isEqualTo(Amount.ofFlock(4));
        assertThat(settlement.reward()).isEqualTo(Amount.parse("53.6")); // (500 + 40 - 4) / 10
        assertThat(paid())
                .hasSize(8)
                .containsAll(scene.round(0).proposals().orElseThrow())
                .doesNotContainAnyElementsOf(against);
    }

    @Test
    void negativeSum_keepsTheModel_slashesAllProposersAndTheirVoters_andPaysTheRest() {
        List<AccountId> proposers = scene.proposers();
        AccountId misled = scene.voters().get(0);
        scene.propose(NOBODY, NOBODY).vote(NOBODY, NOBODY, voter -> voter.equals(misled) ? "+900000" : "-1");

        Settlement settlement = scene.settlement(0);
        assertThat(settlement.adopted()).isEmpty();
        assertThat(slashed(PenaltyReason.REJECTED_UPDATE)).isEqualTo(proposers);
        assertThat(slashed(PenaltyReason.MINORITY_VOTE)).containsExactly(misled);
        assertThat(paid()).hasSize(6).doesNotContain(misled).doesNotContainAnyElementsOf(proposers);
        assertThat(scene.phase()).isEqualTo(Phase.PROPOSE_COMMIT);
        assertThat(scene.round(1).model()).isEqualTo(scene.round(0).model());
    }

    @Test
    void sumOfZero_adopts_andSlashesTheNegativeHalf() {
        scene = new Scene(
                collective()
                        .participants(5, 5)
                        .proposerFraction(Millionths.of(200_000))
                        .build(),
                Amount.ofFlock(100),
                Amount.ofFlock(100),
                Amount.ofFlock(100),
                Amount.ofFlock(100),
                Amount.ofFlock(100));
        scene.open().propose(NOBODY, NOBODY);
        List<AccountId> against = scene.voters().subList(0, 2);
        scene.vote(NOBODY, NOBODY, voter -> against.contains(voter) ? "-5" : "+5");
        ProposalTally tally = scene.round(0).tally().orElseThrow().proposals().get(0);

        assertThat(scene.voters()).hasSize(4);
        assertThat(tally.accept()).isEqualTo(tally.reject());
        assertThat(tally.stands()).isTrue();
        assertThat(tally.clearMajority()).contains(Verdict.ACCEPT);
        scene.aggregate(NOBODY, NOBODY, voter -> "agreed");
        assertThat(slashed(PenaltyReason.MINORITY_VOTE)).isEqualTo(against);
    }

    @Test
    void oneVoterOfMuchStake_isCappedAtAllOthersOfOtherOrganisations() {
        Amount[] stakes = new Amount[10];
        Arrays.fill(stakes, Amount.ofFlock(100));
        scene = new Scene(collective().build(), stakes);
        scene.open().propose(NOBODY, NOBODY);
        String organisation = scene.voters().get(0).organisation().text();
        scene.vote(NOBODY, NOBODY, voter -> voter.organisation().text().equals(organisation) ? "-1" : "+1");

        assertThat(scene.round(0).tally().orElseThrow().standing()).isEqualTo(scene.proposers());
        scene.aggregate(NOBODY, NOBODY, voter -> "agreed");
        assertThat(slashed(PenaltyReason.MINORITY_VOTE))
                .isNotEmpty()
                .allMatch(voter -> voter.organisation().text().equals(organisation));
    }

    @Test
    void fewerProposalsThanTheRuleNeeds_areNeitherAdoptedNorPunished() {
        AggregationRule rule = AggregationRule.parse("multiKrum(1,2)");
        scene = ofTen(collective().proposerFraction(Millionths.of(500_000)).aggregation(rule));
        AccountId only = scene.proposers().get(0);
        List<AccountId> voters = scene.voters();
        scene.propose(proposer -> !proposer.equals(only), NOBODY);
        scene.vote(NOBODY, NOBODY, voter -> "-7");

        assertThat(scene.round(0).tally().orElseThrow().standing()).isEmpty();
        assertThat(slashed(PenaltyReason.REJECTED_UPDATE)).isEmpty();
        assertThat(slashed(PenaltyReason.MINORITY_VOTE)).isEmpty();
        assertThat(scene.settlement(0).unpaid()).containsExactly(only);
        assertThat(paid()).isEqualTo(voters);
    }

    @Test
    void withheldScore_paysALie_whicheverSideWins() {
        AccountId liar = scene.voters().get(0);
        scene.propose(NOBODY, NOBODY).vote(NOBODY, liar::equals, voter -> "-3");

        assertThat(slashed(PenaltyReason.UNREVEALED)).containsExactly(liar);
        assertThat(paid()).doesNotContain(liar);
    }

    @Test
    void wrongDigestOfTheAggregate_costsALie_asInTheOtherMode() {
        AccountId other = scene.voters().get(0);
        scene.propose(NOBODY, NOBODY)
                .vote(NOBODY, NOBODY, voter -> "+2")
                .aggregate(NOBODY, NOBODY, voter -> voter.equals(other) ? "other" : "agreed");

        assertThat(slashed(PenaltyReason.WRONG_DIGEST)).containsExactly(other);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_000_001, -1_000_001})
    void scoreThatSaysNothing_orTooMuch_isRefused(int value) {
        assertThatThrownBy(() -> AggregateScore.of(value)).hasMessageStartingWith("INVALID_ARGUMENT|");
    }
}
