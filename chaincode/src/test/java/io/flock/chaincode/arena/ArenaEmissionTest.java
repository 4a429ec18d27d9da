package io.flock.chaincode.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Money;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.request.Unstake;
import io.flock.protocol.emission.AdvanceEpochResult;
import io.flock.protocol.emission.EpochRecord;
import io.flock.protocol.emission.EpochShare;
import io.flock.protocol.emission.request.AdvanceEpoch;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.governance.request.Approve;
import io.flock.protocol.governance.request.Propose;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArenaEmissionTest {
    private static final int DAY = 86_400;
    private static final TaskName TASK = TaskName.arena(ArenaRun.TASK);
    private static final Amount FIRST = Amount.parse("309157.68");

    private final Consortium3 consortium = Consortium3.founded(6);
    private final ArenaRun run = ArenaRun.staked(consortium);
    private int proposals;

    @AfterEach
    void moneyIsConserved() {
        Money.requireConserved(consortium.channel());
    }

    @Test
    void stakeThatActed_isMintedFor_andTheNextAdvanceFoldsIt() {
        decide(ProposalAction.verifyTask(TASK));
        run.until(ArenaPhase.SUBMIT, 1);
        Amount pool = run.roster().pool();
        run.channel().waitSeconds(DAY + 10);

        EpochRecord closed = close(0);

        assertThat(closed)
                .isEqualTo(new EpochRecord(
                        0,
                        FIRST,
                        List.of(new EpochShare(TASK, Amount.ofFlock(100).times(13), FIRST))));
        assertThat(run.roster().pool()).isEqualTo(pool);
        run.act(contestant -> true).advance();
        assertThat(run.roster().pool()).isEqualTo(pool.plus(FIRST));
    }

    /** attacks.md #49 */
    @Test
    void nodesWithoutASubmission_andSilentValidators_areNotMintedFor() {
        decide(ProposalAction.verifyTask(TASK));
        run.until(ArenaPhase.SUBMIT, 0);
        Contestant lazy = run.of(ArenaRole.NODE).get(0);
        Contestant silent = run.of(ArenaRole.VALIDATOR).get(0);
        while (run.epoch() == 0) {
            run.act(contestant -> contestant != lazy && contestant != silent);
            run.advance();
        }
        run.channel().waitSeconds(DAY + 10);

        assertThat(close(0).shares().get(0).stake())
                .isEqualTo(Amount.ofFlock(100).times(11));
    }

    @Test
    void taskThatHasEnded_getsNothing_andCanNotBeVerified() {
        decide(ProposalAction.verifyTask(TASK));
        run.until(ArenaPhase.COMPLETED);
        run.channel().waitSeconds(DAY + 10);

        assertThat(close(0).minted()).isEqualTo(Amount.ZERO);
        assertThat(consortium
                        .channel()
                        .refusal(
                                consortium.governor(0),
                                "governance:Propose",
                                new Propose(ProposalId.parse("late"), ProposalAction.verifyTask(TASK))))
                .isEqualTo(ErrorCode.WRONG_PHASE);
    }

    @Test
    void whatWasMintedBeforeTheEnd_isPaidOutToTheLastClaim() {
        decide(ProposalAction.verifyTask(TASK));
        run.until(ArenaPhase.SUBMIT, 1);
        run.channel().waitSeconds(DAY + 10);
        close(0);

        run.until(ArenaPhase.COMPLETED).channel().waitSeconds(31 * DAY);
        run.contestants().forEach(contestant -> {
            run.claim(contestant.identity());
            run.submit(contestant, "Unstake", new Unstake(ArenaRun.TASK));
        });
        run.claim(run.creator());

        assertThat(Money.inArena(run.channel(), ArenaRun.TASK)).isEqualTo(Amount.ZERO);
        assertThat(emitted()).isZero();
    }

    @Test
    void stoppedTask_takesWhatWasMinted_andItsCreatorGetsNoneOfIt() {
        decide(ProposalAction.verifyTask(TASK));
        run.until(ArenaPhase.SUBMIT, 1);
        run.channel().waitSeconds(DAY + 10);
        close(0);

        decide(ProposalAction.stopTask(ArenaRun.TASK));

        assertThat(emitted()).isZero();
        assertThat(run.roster().due(run.creator().account())).isEqualTo(Amount.ofFlock(100));
        assertThat(Money.inArena(run.channel(), ArenaRun.TASK)).isGreaterThan(FIRST);
    }

    private EpochRecord close(int epoch) {
        return run.channel()
                .submit(
                        consortium.client(0),
                        "governance:AdvanceEpoch",
                        new AdvanceEpoch(epoch, List.of(), List.of(), List.of()),
                        AdvanceEpochResult.class)
                .epoch();
    }

    private void decide(ProposalAction action) {
        ProposalId id = ProposalId.parse("p" + proposals++);
        run.channel().submit(consortium.governor(0), "governance:Propose", new Propose(id, action));
        run.channel().submit(consortium.governor(1), "governance:Approve", new Approve(id, action.digest()));
    }

    private long emitted() {
        return run.channel().documents().keySet().stream()
                .filter(key -> LedgerKey.parse(key).orElseThrow().type() == KeyType.EMITTED)
                .count();
    }
}
