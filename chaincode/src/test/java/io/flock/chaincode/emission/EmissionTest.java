package io.flock.chaincode.emission;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Money;
import io.flock.chaincode.TaskRun;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.request.Claim;
import io.flock.protocol.emission.AdvanceEpochResult;
import io.flock.protocol.emission.EpochRecord;
import io.flock.protocol.emission.EpochShare;
import io.flock.protocol.emission.EpochView;
import io.flock.protocol.emission.request.AdvanceEpoch;
import io.flock.protocol.emission.request.GetEmission;
import io.flock.protocol.emission.request.GetEpochRecord;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.governance.request.Approve;
import io.flock.protocol.governance.request.Propose;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.request.Burn;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmissionTest {
    private static final int DAY = 86_400;
    private static final TaskName TASK = TaskName.alliance(TaskRun.TASK);
    private static final Amount FIRST = Amount.parse("309157.68");

    private final Consortium3 consortium = Consortium3.founded(4);
    private final Channel channel = consortium.channel();
    private final TaskRun run = TaskRun.joined(consortium);
    private int proposals;

    @AfterEach
    void moneyIsConserved() {
        Money.requireConserved(channel);
    }

    @Test
    void stakeThatActed_isMintedFor_andTheNextAdvanceFoldsIt() {
        decide(ProposalAction.verifyTask(TASK));
        settleARound();
        Amount pool = run.roster().pool();
        channel.waitSeconds(DAY + 10);

        AdvanceEpochResult result = close(0);

        assertThat(result.advanced()).isTrue();
        assertThat(result.epoch())
                .isEqualTo(new EpochRecord(0, FIRST, List.of(new EpochShare(TASK, TaskRun.STAKE.times(9), FIRST))));
        assertThat(run.roster().pool()).isEqualTo(pool);
        run.actAll();
        run.advance();
        assertThat(run.roster().pool()).isEqualTo(pool.plus(FIRST));
        assertThat(channel.evaluate(
                        consortium.client(0), "governance:GetEpoch", new GetEpochRecord(0), EpochRecord.class))
                .isEqualTo(result.epoch());
    }

    @Test
    void secondClosing_answersThatAnotherWasFaster_andWritesNothing() {
        decide(ProposalAction.verifyTask(TASK));
        settleARound();
        channel.waitSeconds(DAY + 10);
        AdvanceEpochResult first = close(0);
        SortedMap<String, String> before = channel.documents();

        AdvanceEpochResult second = close(0);

        assertThat(second.advanced()).isFalse();
        assertThat(second.epoch()).isEqualTo(first.epoch());
        assertThat(channel.documents()).isEqualTo(before);
    }

    @Test
    void epochThatIsNotOver_orNotTheNextOne_isRefused() {
        assertThat(refusal(0)).isEqualTo(ErrorCode.NO_EPOCHS);
        decide(ProposalAction.verifyTask(TASK));
        channel.waitSeconds(DAY + 2 * Consortium3.CLOCK_WINDOW - 1);
        assertThat(refusal(0)).isEqualTo(ErrorCode.TOO_EARLY);
        channel.waitSeconds(1);
        assertThat(refusal(1)).isEqualTo(ErrorCode.TOO_EARLY);
        close(0);
        assertThat(refusal(1)).isEqualTo(ErrorCode.TOO_EARLY);
    }

    @Test
    void missedEpochs_areCaughtUpOnePerCall_eachWithItsOwnStakes() {
        decide(ProposalAction.verifyTask(TASK));
        settleARound();
        channel.waitSeconds(3 * DAY + 10);

        assertThat(close(0).epoch().minted()).isEqualTo(FIRST);
        assertThat(close(1).epoch().minted()).isEqualTo(Amount.ZERO);
        assertThat(close(2).epoch().minted()).isEqualTo(Amount.ZERO);
        settleARound();
        channel.waitSeconds(DAY);
        assertThat(close(3).epoch().minted()).isEqualTo(FIRST);
        assertThat(view().state().mints()).isEqualTo(2);
    }

    /** attacks.md #49 */
    @Test
    void stakeThatIsNotVerified_orDidNotAct_isNotMintedFor() {
        decide(ProposalAction.verifyTask(TASK));
        decide(ProposalAction.unverifyTask(TASK));
        settleARound();
        channel.waitSeconds(DAY + 10);
        assertThat(close(0).epoch().minted()).isEqualTo(Amount.ZERO);

        decide(ProposalAction.verifyTask(TASK));
        run.until(Phase.VOTE_COMMIT);
        var silent = run.view().awaited().get(0);
        run.act(trainer -> !trainer.account().equals(silent));
        while (run.phase().round() == 1) {
            run.attempt(trainer -> !trainer.account().equals(silent));
            run.advance();
        }
        channel.waitSeconds(DAY);
        Amount frozen = Amount.sum(run.document(1).orElseThrow().seats().stream()
                .map(seat -> seat.account().equals(silent) ? Amount.ZERO : seat.stake())
                .toList());
        assertThat(close(1).epoch().shares().get(0).stake()).isEqualTo(frozen);
    }

    @Test
    void taskThatHasEnded_getsNothing_soThatNothingIsStuck() {
        decide(ProposalAction.verifyTask(TASK));
        run.until(Phase.COMPLETED);
        channel.waitSeconds(DAY + 10);

        assertThat(close(0).epoch().minted()).isEqualTo(Amount.ZERO);
        assertThat(proposal(ProposalAction.verifyTask(TASK))).isEqualTo(ErrorCode.WRONG_PHASE);
    }

    @Test
    void whatWasMintedBeforeTheEnd_isPaidOutAtTheEnd() {
        decide(ProposalAction.verifyTask(TASK));
        settleARound();
        channel.waitSeconds(DAY + 10);
        close(0);
        run.until(Phase.COMPLETED);
        consortium
                .clients()
                .subList(0, 10)
                .forEach(client -> channel.attempt(
                        client, "alliance:Claim", io.flock.protocol.codec.Json.write(new Claim(TaskRun.TASK))));

        assertThat(run.roster().pool()).isEqualTo(Amount.ZERO);
        assertThat(documents(KeyType.EMITTED)).isZero();
        Money.requireConserved(channel);
    }

    @Test
    void stoppedTask_takesWhatWasMinted() {
        decide(ProposalAction.verifyTask(TASK));
        settleARound();
        channel.waitSeconds(DAY + 10);
        close(0);

        decide(ProposalAction.stopTask(TaskRun.TASK));

        assertThat(documents(KeyType.EMITTED)).isZero();
        assertThat(run.roster().total()).isGreaterThan(FIRST);
    }

    /** attacks.md #41 */
    @Test
    void namedEntries_areFoldedIntoTheirSums_onceEach() {
        decide(ProposalAction.verifyTask(TASK));
        for (int i = 0; i < 3; i++) {
            channel.submit(consortium.client(i), "token:Burn", new Burn(Amount.ofFlock(1), Optional.empty()));
        }
        EpochView before = view();
        channel.waitSeconds(DAY + 10);
        AdvanceEpoch request = new AdvanceEpoch(
                0,
                before.treasuryEntries(),
                List.of(
                        before.burnedEntries().get(0),
                        before.burnedEntries().get(0),
                        before.burnedEntries().get(1)),
                before.mintedEntries());

        channel.submit(consortium.client(0), "governance:AdvanceEpoch", request);

        assertThat(view().burned()).isEqualTo(before.burned()).isEqualTo(Amount.ofFlock(3));
        assertThat(view().minted()).isEqualTo(before.minted());
        assertThat(view().burnedEntries())
                .containsExactly(before.burnedEntries().get(2));
        assertThat(view().mintedEntries()).isEmpty();
    }

    @Test
    void proposals_mintNotAboveTheCapOfAll() {
        Amount left = Amount.ofFlock(1_000_000_000).minus(Consortium3.GRANT.times(12));
        Grant grant = new Grant(consortium.client(0).account(), left.plus(Amount.ofMicros(1)));
        assertThat(proposal(ProposalAction.mint(grant))).isEqualTo(ErrorCode.AMOUNT_OVERFLOW);

        decide(ProposalAction.mint(new Grant(consortium.client(0).account(), left)));
        decide(ProposalAction.verifyTask(TASK));
        settleARound();
        channel.waitSeconds(DAY + 10);
        assertThat(close(0).epoch().minted()).isEqualTo(Amount.ZERO);
    }

    @Test
    void tasksThatDoNotExist_areVerifiedTwice_orWereNot_areRefused() {
        assertThat(proposal(ProposalAction.verifyTask(TaskName.alliance(TaskId.parse("none")))))
                .isEqualTo(ErrorCode.UNKNOWN_TASK);
        assertThat(proposal(ProposalAction.verifyTask(TaskName.arena(TaskRun.TASK))))
                .isEqualTo(ErrorCode.UNKNOWN_TASK);
        assertThat(proposal(ProposalAction.unverifyTask(TASK))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        decide(ProposalAction.verifyTask(TASK));
        assertThat(proposal(ProposalAction.verifyTask(TASK))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void laterChangeOfParameters_doesNotMoveTheBordersOfEpochs() {
        decide(ProposalAction.verifyTask(TASK));
        decide(ProposalAction.setParameters(Consortium3.parameters().withEpochSeconds(60)));

        assertThat(view().clock().orElseThrow().seconds()).isEqualTo(DAY);
    }

    private void settleARound() {
        int round = run.phase().round();
        while (run.phase().round() == round) {
            run.actAll();
            run.advance();
        }
    }

    private AdvanceEpochResult close(int epoch) {
        EpochView view = view();
        return channel.submit(
                consortium.client(0),
                "governance:AdvanceEpoch",
                new AdvanceEpoch(epoch, view.treasuryEntries(), view.burnedEntries(), view.mintedEntries()),
                AdvanceEpochResult.class);
    }

    private ErrorCode refusal(int epoch) {
        return channel.refusal(
                consortium.client(0),
                "governance:AdvanceEpoch",
                new AdvanceEpoch(epoch, List.of(), List.of(), List.of()));
    }

    private EpochView view() {
        return channel.evaluate(consortium.client(0), "governance:GetEmission", new GetEmission(), EpochView.class);
    }

    private void decide(ProposalAction action) {
        ProposalId id = ProposalId.parse("p" + proposals++);
        channel.submit(consortium.governor(0), "governance:Propose", new Propose(id, action));
        channel.submit(consortium.governor(1), "governance:Approve", new Approve(id, action.digest()));
    }

    private ErrorCode proposal(ProposalAction action) {
        return channel.refusal(
                consortium.governor(0), "governance:Propose", new Propose(ProposalId.parse("refused"), action));
    }

    private long documents(KeyType type) {
        return channel.documents().keySet().stream()
                .filter(key -> LedgerKey.parse(key).orElseThrow().type() == type)
                .count();
    }
}
