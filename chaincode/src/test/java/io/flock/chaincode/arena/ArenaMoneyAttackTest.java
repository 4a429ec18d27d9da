package io.flock.chaincode.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Money;
import io.flock.protocol.alliance.Payout;
import io.flock.protocol.alliance.request.Cancel;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.Seats;
import io.flock.protocol.arena.request.AdvanceTask;
import io.flock.protocol.arena.request.ArenaAdvanceResult;
import io.flock.protocol.arena.request.Unstake;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.governance.request.Propose;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Attacks on the stakes and the payouts of a task, each by its row. Everybody plays honestly who is not said to lie. */
class ArenaMoneyAttackTest {
    private final Consortium3 consortium = Consortium3.founded(7);
    private final Channel channel = consortium.channel();

    @AfterEach
    void moneyIsConserved() {
        Money.requireConserved(channel);
    }

    /** Attack 9: between freeze and end a stake can't be moved. */
    @ParameterizedTest
    @EnumSource(
            value = ArenaPhase.class,
            names = {"CLOSED", "ACCESS", "SEED", "SUBMIT", "REVEAL", "SCORE_COMMIT", "SCORE_REVEAL", "FINAL_KEY"})
    void attack9_unstakingBetweenFreezeAndEnd_isRefused(ArenaPhase phase) {
        ArenaRun run = ArenaRun.disputed(consortium, 0).until(phase);

        run.contestants()
                .forEach(contestant -> assertThat(run.refusal(contestant, "Unstake", new Unstake(ArenaRun.TASK)))
                        .isEqualTo(ErrorCode.WRONG_PHASE));
    }

    /** Attack 11: claims at any time and in any order come to the same; a repeat has no effect. */
    @Test
    void attack11_claimsInAnyOrder_comeToTheSame() {
        ArenaRun early = ArenaRun.disputed(consortium, 0);
        Contestant winner = early.of(ArenaRole.NODE).get(0);
        early.until(ArenaPhase.SUBMIT, 1);
        early.claim(winner.identity());
        early.claim(winner.identity());
        early.until(ArenaPhase.COMPLETED);
        channel.waitSeconds(3 * 86_400);
        early.claim(winner.identity());
        channel.waitSeconds(40 * 86_400);
        early.claim(winner.identity());
        Consortium3 other = Consortium3.founded(7);
        ArenaRun late = ArenaRun.staked(
                        other, ArenaRun.definition().jury(ArenaRun.disputing(0)).build())
                .until(ArenaPhase.COMPLETED);
        other.channel().waitSeconds(43 * 86_400);
        Contestant same = late.of(winner.account());
        late.claim(same.identity());

        assertThat(late.balance(same.identity())).isEqualTo(early.balance(winner.identity()));
        assertThat(late.claim(same.identity())).isEqualTo(Amount.ZERO);
    }

    /** Attacks 2 and 22: the phase record is in every read set; who advances second changes nothing. */
    @Test
    void attack22_aSecondAdvance_changesNothing() {
        ArenaRun run = ArenaRun.disputed(consortium, 0).until(ArenaPhase.SUBMIT).act(contestant -> true);
        AdvanceTask request = new AdvanceTask(ArenaRun.TASK, 0, ArenaPhase.SUBMIT);
        run.advance();
        SortedMap<String, String> before = channel.documents();

        ArenaAdvanceResult again =
                channel.submit(consortium.client(16), "arena:AdvanceTask", request, ArenaAdvanceResult.class);

        assertThat(again.advanced()).isFalse();
        assertThat(channel.documents()).isEqualTo(before);
    }

    /** Attack 25: the creator can cancel an open task only, and gets back exactly what it paid in. */
    @Test
    void attack25_theCreatorCancelsAnOpenTask_allGetEverythingBack() {
        ArenaRun run = ArenaRun.disputed(consortium, 0);
        channel.submit(run.creator(), "arena:Cancel", new Cancel(ArenaRun.TASK));
        channel.submit(run.creator(), "arena:Cancel", new Cancel(ArenaRun.TASK));

        assertThat(run.claim(run.creator())).isEqualTo(Amount.ofFlock(300));
        run.contestants().forEach(contestant -> {
            run.submit(contestant, "Unstake", new Unstake(ArenaRun.TASK));
            assertThat(run.balance(contestant.identity())).isEqualTo(Consortium3.GRANT);
        });
        assertThat(Money.inArena(channel, ArenaRun.TASK)).isEqualTo(Amount.ZERO);
    }

    /** Attack 25: governance stops in each phase; nothing stays stuck and the creator gains nothing. */
    @ParameterizedTest
    @EnumSource(
            value = ArenaPhase.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"COMPLETED", "CANCELLED"})
    void attack25_governanceStopsInEachPhase_nothingIsStuck(ArenaPhase phase) {
        ArenaRun run = ArenaRun.disputed(consortium, 1_000_000);
        boolean late = phase.compareTo(ArenaPhase.SUBMIT) >= 0 && phase != ArenaPhase.FINAL_KEY;
        run = late ? run.until(phase, 1) : run.until(phase);
        ProposalAction stop = ProposalAction.stopTask(ArenaRun.TASK);
        ProposalId id = ProposalId.parse("stop");
        channel.submit(consortium.governor(0), "governance:Propose", new Propose(id, stop));
        channel.submit(
                consortium.governor(1),
                "governance:Approve",
                new io.flock.protocol.governance.request.Approve(id, stop.digest()));
        channel.waitSeconds(31 * 86_400);

        assertThat(run.phase().phase()).isEqualTo(ArenaPhase.CANCELLED);
        for (Contestant contestant : run.contestants()) {
            run.claim(contestant.identity());
            run.submit(contestant, "Unstake", new Unstake(ArenaRun.TASK));
        }
        run.claim(run.creator());
        assertThat(Money.inArena(channel, ArenaRun.TASK)).isEqualTo(Amount.ZERO);
        assertThat(run.balance(run.creator())).isLessThanOrEqualTo(Consortium3.GRANT);
    }

    /** Attack 31: seats, weights and ranks go by organisation; here, whole tasks with one account or three. */
    @Test
    void attack31_splittingAnOrganisationsNodeStake_gainsNothing() {
        ArenaTask definition =
                ArenaRun.definition().nodes(new Seats(2, 6, Amount.ofFlock(50))).build();
        Amount split = org2Payout(Consortium3.founded(7), definition, List.of(100, 100));
        Amount whole = org2Payout(Consortium3.founded(7), definition, List.of(200));

        assertThat(split.micros()).isLessThanOrEqualTo(whole.micros() + 1);
    }

    /** What Org2 earns in the first epoch with nodes of these stakes and one model; a rival holds 200. */
    private static Amount org2Payout(Consortium3 consortium, ArenaTask definition, List<Integer> stakes) {
        ArenaRun run = ArenaRun.created(consortium, definition);
        List<Contestant> org2 = run.of(ArenaRole.NODE).subList(0, 2);
        Contestant rival = run.of(ArenaRole.NODE).get(2);
        for (int i = 0; i < stakes.size(); i++) {
            run.submit(org2.get(i), "Stake", org2.get(i).stake(i, Amount.ofFlock(stakes.get(i))));
        }
        run.submit(rival, "Stake", rival.stake(0, Amount.ofFlock(200)));
        int slot = 2;
        for (Contestant validator : run.of(ArenaRole.VALIDATOR)) {
            run.submit(validator, "Stake", validator.stake(2 + slot++ % 9, Amount.ofFlock(100)));
        }
        run.quality(org2.get(1).account(), 899_900);
        run.until(ArenaPhase.SUBMIT, 1);
        return Amount.sum(run.settlement(0).payouts().stream()
                .filter(payout -> org2.stream().anyMatch(node -> node.account().equals(payout.account())))
                .map(Payout::amount)
                .toList());
    }

    /** Attack 43: admission by stake with the organisation cap; the rest withdraw in full. */
    @Test
    void attack43_moreApplicantsThanSeats_areAdmittedByStakeWithTheCap() {
        ArenaRun run = ArenaRun.created(
                consortium,
                ArenaRun.definition()
                        .validators(new Seats(6, 6, Amount.ofFlock(100)))
                        .build());
        List<Contestant> greedy = run.validatorsOf("Org1MSP");
        int slot = 0;
        for (Contestant contestant : run.contestants()) {
            Amount stake = Amount.ofFlock(greedy.contains(contestant) ? 300 : 100);
            run.submit(contestant, "Stake", contestant.stake(slot++ % 10, stake));
        }
        run.until(ArenaPhase.ACCESS);
        List<AccountId> admitted = run.roster().active(ArenaRole.VALIDATOR).stream()
                .map(ArenaMember::account)
                .toList();

        assertThat(admitted).hasSize(6);
        assertThat(greedy.stream().filter(one -> admitted.contains(one.account())))
                .hasSize(2);
        for (Contestant left : run.of(ArenaRole.VALIDATOR)) {
            if (!admitted.contains(left.account())) {
                run.submit(left, "Unstake", new Unstake(ArenaRun.TASK));
                assertThat(run.balance(left.identity())).isEqualTo(Consortium3.GRANT);
            }
        }
    }
}
