package io.flock.testnet.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.delegation.request.AllotPool;
import io.flock.protocol.delegation.request.ClaimPool;
import io.flock.protocol.delegation.request.Delegate;
import io.flock.protocol.delegation.request.OpenPool;
import io.flock.protocol.emission.request.AdvanceEpoch;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.sdk.audit.LedgerTrail;
import io.flock.sdk.explain.BalanceSheet;
import io.flock.sdk.explain.Explainer;
import io.flock.sdk.explain.Line;
import io.flock.sdk.explain.RoundExplanation;
import io.flock.testnet.timed.ArenaPlay;
import io.flock.testnet.timed.TimedLedger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An Arena task with emission and a pool of delegators: every amount follows, and the sheet sums to zero at any moment. */
class ArenaExplainTest {
    private static final TimedLedger LEDGER = TimedLedger.founded(6);
    private static final AccountId OWNER = LEDGER.client(1);
    private static final AccountId ABSENT = LEDGER.client(6);
    /** Shows nothing in epoch 0, and in epoch 1 no more than others had shown before. */
    private static final AccountId LATE = LEDGER.client(5);

    private static final AccountId ANN = LEDGER.client(15);

    private static Explainer midway;
    private static Explainer explainer;

    @BeforeAll
    static void aTaskIsPlayed() {
        LEDGER.submit(
                OWNER, "delegation:OpenPool", new OpenPool(ArenaRole.NODE, Millionths.of(500_000), Amount.ofFlock(1)));
        LEDGER.submit(
                ANN, "delegation:Delegate", new Delegate(OWNER, ArenaRole.NODE, Amount.ofFlock(150), Optional.empty()));
        LEDGER.waitSeconds(86_400);
        ArenaPlay play = new ArenaPlay(LEDGER);
        play.staked();
        LEDGER.submit(OWNER, "delegation:AllotPool", new AllotPool(ArenaPlay.TASK, Amount.ofFlock(150), List.of(ANN)));
        LEDGER.decide(ProposalAction.verifyTask(TaskName.arena(ArenaPlay.TASK)));
        play.play(
                (account, now) -> now.epoch() == 0
                        && ((now.phase() == ArenaPhase.REVEAL && account.equals(ABSENT))
                                || (now.phase() == ArenaPhase.SUBMIT && account.equals(LATE))),
                now -> now.epoch() == 1);
        LEDGER.waitSeconds(86_410);
        LEDGER.submit(
                LEDGER.client(2), "governance:AdvanceEpoch", new AdvanceEpoch(0, List.of(), List.of(), List.of()));
        LEDGER.submit(ANN, "delegation:ClaimPool", new ClaimPool(ArenaPlay.TASK, OWNER, false));
        midway = explainer();
        play.play((account, now) -> false, now -> false);
        play.claimed();
        explainer = explainer();
    }

    @Test
    void balanceSheet_sumsToZero_midwayAndAtTheEnd() {
        BalanceSheet now = midway.balanceSheet(ArenaPlay.TASK);
        assertThat(now.sum()).isZero();
        assertThat(now.lines())
                .extracting(line -> line.what())
                .contains("emission not folded yet", "allotted of the pool of", "due to the pool of", "claimed");

        BalanceSheet end = explainer.balanceSheet(ArenaPlay.TASK);
        assertThat(end.sum()).isZero();
        assertThat(end.lines())
                .filteredOn(line -> line.transaction().isEmpty() && line.what().equals("due to the pool of"))
                .singleElement()
                .satisfies(line -> assertThat(line.account()).contains(OWNER));
    }

    @Test
    void everyEpoch_followsForEverybody() {
        for (int epoch = 0; epoch < 3; epoch++) {
            for (int i = 1; i < 15; i++) {
                RoundExplanation explanation = explainer.round(ArenaPlay.TASK, epoch, LEDGER.client(i));
                assertThat(explanation.lines()).isNotEmpty().allSatisfy(line -> {
                    assertThat(line.follows()).as(line.toString()).isTrue();
                    assertThat(line.transactions()).isNotEmpty();
                });
            }
        }
    }

    @Test
    void missedCheckIn_isExplainedAsAPenalty_andAPoolByItsSplit() {
        assertThat(explainer.round(ArenaPlay.TASK, 0, ABSENT).lines().get(0).what())
                .isEqualTo("penalty: ABSENT");
        assertThat(explainer.round(ArenaPlay.TASK, 0, OWNER).lines().get(1).factors())
                .containsKeys("with", "without", "σ")
                .containsEntry("delegated", "150");
    }

    @Test
    void submissionThatDoesNotStand_isExplainedByWhatItHadToBeat_andWhatStoodBeforeByItsEpoch() {
        assertThat(explainer.round(ArenaPlay.TASK, 1, LATE).lines())
                .extracting(Line::what)
                .singleElement()
                .asString()
                .startsWith("no reward: its submission does not stand, and none before it does: 905000")
                .contains(" is less than 2000 millionths better than the 9")
                .endsWith(" in epoch 0");
        assertThat(explainer
                        .round(ArenaPlay.TASK, 1, LEDGER.client(4))
                        .lines()
                        .get(0)
                        .factors())
                .containsEntry("firstShownInEpoch", "1");
        assertThat(explainer
                        .round(ArenaPlay.TASK, 1, LEDGER.client(2))
                        .lines()
                        .get(0)
                        .factors())
                .containsEntry("firstShownInEpoch", "0")
                .hasEntrySatisfying(
                        "submissionOfThisEpoch", why -> assertThat(why).startsWith("does not stand: 9"));
        assertThat(explainer.end(ArenaPlay.TASK, LATE).lines())
                .extracting(Line::what)
                .anyMatch(what -> what.startsWith("no Reward B"));
    }

    private static Explainer explainer() {
        LedgerTrail trail = new LedgerTrail("flock");
        LEDGER.blocks().forEach(trail::accept);
        return new Explainer(trail);
    }
}
