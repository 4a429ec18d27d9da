package io.flock.testnet.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.explain.Explainer;
import io.flock.sdk.explain.Line;
import io.flock.testnet.timed.ArenaPlay;
import io.flock.testnet.timed.TimedLedger;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What SEED phases cost that end a task: one that leaves no node, and the second void one in a row. */
@Tag("scenario")
class ArenaSeedExplainTest {
    private final TimedLedger ledger = TimedLedger.founded(5);
    private final ArenaPlay play = new ArenaPlay(ledger);

    @Test
    void seedPhaseThatLeavesNoNode_isExplainedWithoutASettlement() {
        play.whole((account, now) -> now.phase() == ArenaPhase.SEED && number(account) < 6);
        Explainer explainer = Forgery.explainer(ledger.blocks());

        List<Line> silent = explainer.round(ArenaPlay.TASK, 0, ledger.client(2)).lines();
        assertThat(silent)
                .extracting(Line::what)
                .containsExactly("penalty: ABSENT", "no reward: the task ended with this epoch's SEED phase");
        assertThat(silent.get(0).micros()).isEqualTo(-Amount.ofFlock(10).micros());
        assertThat(explainer.round(ArenaPlay.TASK, 0, ledger.client(6)).lines()).hasSize(1);
        assertThat(explainer.end(ArenaPlay.TASK, ledger.client(0)).lines())
                .extracting(Line::what)
                .contains("creator's stake, due again: 500", "what was left of the pool, back to its creator");
        assertEverythingFollows(explainer, 1);
    }

    @Test
    void voidSeedPhases_areExplainedByTheirSettlements() {
        play.whole((account, now) -> now.phase() == ArenaPhase.SEED && number(account) > 5);
        Explainer explainer = Forgery.explainer(ledger.blocks());

        for (int epoch = 0; epoch < 2; epoch++) {
            assertThat(explainer.round(ArenaPlay.TASK, epoch, ledger.client(12)).lines())
                    .extracting(Line::what)
                    .containsExactly("penalty: ABSENT", "no reward: the epoch was void");
        }
        assertEverythingFollows(explainer, 2);
    }

    private void assertEverythingFollows(Explainer explainer, int epochs) {
        for (int i = 0; i < 15; i++) {
            AccountId account = ledger.client(i);
            assertThat(explainer.end(ArenaPlay.TASK, account).lines()).allMatch(Line::follows);
            for (int epoch = 0; epoch < epochs; epoch++) {
                assertThat(explainer.round(ArenaPlay.TASK, epoch, account).lines())
                        .isNotEmpty()
                        .allMatch(Line::follows);
            }
        }
        assertThat(explainer.balanceSheet(ArenaPlay.TASK).sum()).isZero();
        assertThat(ledger.audit().differences()).isEmpty();
    }

    private int number(AccountId account) {
        for (int i = 0; i < 15; i++) {
            if (ledger.client(i).equals(account)) {
                return i;
            }
        }
        throw new AssertionError(account);
    }
}
