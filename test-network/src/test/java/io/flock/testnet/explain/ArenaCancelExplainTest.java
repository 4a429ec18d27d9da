package io.flock.testnet.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.request.Cancel;
import io.flock.protocol.alliance.request.Claim;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.BalanceView;
import io.flock.protocol.token.request.BalanceOf;
import io.flock.sdk.explain.Explainer;
import io.flock.sdk.explain.Line;
import io.flock.testnet.timed.ArenaPlay;
import io.flock.testnet.timed.TimedLedger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tasks of the Arena that end before their first seed: everybody gets back what it paid in, and that is what is explained. */
class ArenaCancelExplainTest {
    private final TimedLedger ledger = TimedLedger.founded(5);
    private final ArenaPlay play = new ArenaPlay(ledger);

    @Test
    void cancelledWhileOpen_poolComesBackToItsCreator() {
        play.staked();
        ledger.submit(ledger.client(0), "arena:Cancel", new Cancel(ArenaPlay.TASK));
        play.claimed();

        assertBack();
    }

    @Test
    void stoppedAfterAdmission_poolComesBackToItsCreator() {
        play.staked();
        play.play((account, now) -> false, now -> now.phase() == ArenaPhase.ACCESS);
        ledger.decide(ProposalAction.stopTask(ArenaPlay.TASK));
        play.claimed();

        assertBack();
    }

    @Test
    void nobodyStaked_poolComesBackToItsCreator() {
        play.created();
        play.play((account, now) -> false, now -> false);
        ledger.submit(ledger.client(0), "arena:Claim", new Claim(ArenaPlay.TASK));

        assertBack();
    }

    private void assertBack() {
        Explainer explainer = Forgery.explainer(ledger.blocks());
        AccountId creator = ledger.client(0);
        List<Line> lines = explainer.end(ArenaPlay.TASK, creator).lines();
        assertThat(lines.get(0).what()).isEqualTo("creator's stake, due again: 500");
        assertThat(lines.get(0).micros()).isZero();
        assertThat(lines.get(1).what()).isEqualTo("what was left of the pool, back to its creator");
        assertThat(lines.get(1).formula()).isEqualTo("the task ended before its first seed: all of rewardPool");
        assertThat(lines.get(1).factors()).containsEntry("rewardPool", "200");
        assertThat(lines.get(1).micros()).isEqualTo(Amount.ofFlock(200).micros());
        for (int i = 0; i < 15; i++) {
            AccountId account = ledger.client(i);
            List<Line> all = explainer.end(ArenaPlay.TASK, account).lines();
            assertThat(all).as(account.toString()).allMatch(Line::follows);
            long paidIn = account.equals(creator) ? Amount.ofFlock(200).micros() : 0;
            assertThat(all.stream().mapToLong(Line::micros).sum() - paidIn)
                    .as(account.toString())
                    .isEqualTo(gained(account))
                    .isZero();
        }
        assertThat(explainer.balanceSheet(ArenaPlay.TASK).sum()).isZero();
        new Forgery(
                        "the pool that comes back",
                        ArenaKeys.roster(ArenaPlay.TASK),
                        0,
                        Forgery.moreDue(creator),
                        one -> one.end(ArenaPlay.TASK, creator).lines())
                .isNoticed(ledger, explainer);
    }

    private long gained(AccountId account) {
        return ledger.evaluate("token:BalanceOf", new BalanceOf(account), BalanceView.class)
                        .balance()
                        .micros()
                - TimedLedger.GRANT.micros();
    }
}
