package io.flock.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.request.Claim;
import io.flock.protocol.alliance.request.ClaimResult;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Account;
import org.junit.jupiter.api.Test;

class WholeTaskTest {
    private final Consortium3 consortium = Consortium3.founded(4);

    @Test
    void honestTask_endsWithAModel_andPaysThePoolOut() {
        TaskRun run = TaskRun.joined(consortium).until(Phase.COMPLETED);

        assertThat(run.roster().model()).isEqualTo(GlobalModel.ofArtifact(TaskRun.AGGREGATE));
        Amount paid = Amount.ZERO;
        for (Trainer trainer : run.trainers()) {
            paid = paid.plus(consortium
                    .channel()
                    .submit(trainer.identity(), "alliance:Claim", new Claim(TaskRun.TASK), ClaimResult.class)
                    .amount());
        }
        assertThat(paid).isEqualTo(TaskRun.STAKE.times(9).plus(Amount.ofFlock(60)));
        Money.requireConserved(consortium.channel());
    }

    @Test
    void everyStepOfAnHonestTask_conservesMoney() {
        TaskRun run = TaskRun.joined(consortium);
        while (!run.phase().phase().isTerminal()) {
            run.actAll();
            Money.requireConserved(consortium.channel());
            run.advance();
            Money.requireConserved(consortium.channel());
        }
    }

    @Test
    void creator_isOwedNothing_whenThePoolWasEarned() {
        TaskRun run = TaskRun.joined(consortium).until(Phase.COMPLETED);

        assertThat(run.roster().dues()).isEmpty();
        assertThat(consortium
                        .channel()
                        .document(LedgerKey.account(run.creator().account()), Account.class)
                        .orElseThrow()
                        .balance())
                .isEqualTo(Consortium3.GRANT.minus(Amount.ofFlock(60)));
    }
}
