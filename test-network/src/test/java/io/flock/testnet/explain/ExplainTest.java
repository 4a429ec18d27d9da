package io.flock.testnet.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.request.Claim;
import io.flock.protocol.emission.request.AdvanceEpoch;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.money.Amount;
import io.flock.sdk.audit.LedgerTrail;
import io.flock.sdk.explain.BalanceSheet;
import io.flock.sdk.explain.Explainer;
import io.flock.sdk.explain.Line;
import io.flock.sdk.explain.RoundExplanation;
import io.flock.testnet.timed.TimedLedger;
import io.flock.testnet.timed.TimedTask;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every amount of a played task is explained by its formula, and the sheet sums to zero at any moment. */
class ExplainTest {
    private static final int DAY = 86_400;

    private static TimedLedger ledger;
    private static AccountId withholding;
    private static Explainer midway;
    private static Explainer explainer;

    @BeforeAll
    static void aTaskIsPlayed_inWhichOneVoterWithholdsItsReveal() {
        ledger = TimedLedger.founded(4);
        AccountId[] first = new AccountId[1];
        TimedTask task = TimedTask.joined(
                ledger,
                ledger.client(9),
                IntStream.range(0, 9).mapToObj(ledger::client).toList(),
                (account, phase) -> {
                    if (phase.phase() == Phase.VOTE_REVEAL && first[0] == null) {
                        first[0] = account;
                    }
                    return !(phase.round() == 0 && phase.phase() == Phase.VOTE_REVEAL && account.equals(first[0]));
                });
        ledger.decide(ProposalAction.verifyTask(TaskName.alliance(TimedTask.TASK)));
        task.playRound();
        ledger.waitSeconds(DAY + 10);
        ledger.submit(
                ledger.client(2), "governance:AdvanceEpoch", new AdvanceEpoch(0, List.of(), List.of(), List.of()));
        midway = explainer();
        task.playAll();
        withholding = first[0];
        IntStream.range(0, 8)
                .forEach(i -> ledger.submit(ledger.client(i), "alliance:Claim", new Claim(TimedTask.TASK)));
        explainer = explainer();
    }

    @Test
    void everyReward_followsFromItsFactors_andNamesItsTransactions() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 9; i++) {
                RoundExplanation explanation = explainer.round(TimedTask.TASK, round, ledger.client(i));
                assertThat(explanation.lines()).isNotEmpty().allSatisfy(line -> {
                    assertThat(line.follows()).as(line.toString()).isTrue();
                    assertThat(line.transactions()).isNotEmpty();
                });
            }
        }
        AccountId good = ledger.client(0).equals(withholding) ? ledger.client(1) : ledger.client(0);
        Line reward = explainer.round(TimedTask.TASK, 0, good).lines().get(0);
        assertThat(reward.what()).isEqualTo("reward");
        assertThat(reward.factors())
                .containsEntry("roundsLeft", "3")
                .containsEntry("stakeAtRoundStart", "100")
                .containsEntry("stakesOfTheGood", "800")
                .containsEntry("penalties", "20");
        assertThat(reward.transactions()).hasSizeGreaterThan(3);
    }

    @Test
    void withheldReveal_isExplainedAsAPenalty_andTheMissingReward() {
        RoundExplanation explanation = explainer.round(TimedTask.TASK, 0, withholding);

        assertThat(explanation.lines()).hasSize(2);
        assertThat(explanation.lines().get(0).what()).isEqualTo("penalty: UNREVEALED");
        assertThat(explanation.lines().get(0).micros())
                .isEqualTo(-Amount.ofFlock(20).micros());
        assertThat(explanation.lines().get(0).factors())
                .containsEntry("stakeAtRoundStart", "100")
                .containsEntry("slashFraction", "200000 millionths");
        assertThat(explanation.lines().get(1).what()).isEqualTo("no reward: it was slashed");
        assertThat(explanation.total()).isEqualTo(-Amount.ofFlock(20).micros());
    }

    @Test
    void balanceSheet_sumsToZero_midwayAndAtTheEnd() {
        BalanceSheet now = midway.balanceSheet(TimedTask.TASK);
        assertThat(now.sum()).isZero();
        assertThat(now.lines()).anySatisfy(line -> assertThat(line.what()).isEqualTo("emission not folded yet"));

        BalanceSheet end = explainer.balanceSheet(TimedTask.TASK);
        assertThat(end.sum()).isZero();
        assertThat(end.lines())
                .filteredOn(line -> line.what().equals("claimed"))
                .hasSize(8);
        assertThat(end.lines())
                .filteredOn(line -> line.transaction().isEmpty())
                .anySatisfy(line -> assertThat(line.account()).contains(ledger.client(8)));
    }

    @Test
    void unknownTask_orRoundThatIsNotSettled_isRefused() {
        assertRefused(() -> explainer.balanceSheet(TaskId.parse("none")), ErrorCode.UNKNOWN_TASK);
        assertRefused(() -> midway.round(TimedTask.TASK, 2, ledger.client(0)), ErrorCode.WRONG_PHASE);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, ErrorCode code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(code))
                .isTrue());
    }

    private static Explainer explainer() {
        LedgerTrail trail = new LedgerTrail("flock");
        ledger.blocks().forEach(trail::accept);
        return new Explainer(trail);
    }
}
