package io.flock.sdk.transaction;

import static io.flock.sdk.fake.FakeGateway.fails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.rpc.Code;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.OrganisationId;
import io.flock.sdk.connection.ConnectionProfile;
import io.flock.sdk.connection.Gateways;
import io.flock.sdk.connection.Identities;
import io.flock.sdk.connection.PeerEndpoint;
import io.flock.sdk.fake.FakeGateway;
import io.flock.sdk.fake.FakeGateway.Fault;
import io.flock.sdk.fake.FakeLedger;
import io.flock.sdk.fake.TestAuthority;
import io.grpc.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionsTest {
    private static final OrganisationId ORG = OrganisationId.parse("Org1MSP");
    /** No call takes so long, however busy the machine is. */
    private static final Duration AMPLE = Duration.ofMinutes(1);

    private static final TransactionOptions OPTIONS = limits(AMPLE, AMPLE, AMPLE);
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String REFUSED = "chaincode response 500, WRONG_PHASE|the phase is 'SEED' | not OPEN|wait";

    @TempDir
    Path folder;

    private final FakeLedger ledger = new FakeLedger();
    private final FakeGateway first = new FakeGateway(ledger);
    private final FakeGateway second = new FakeGateway(ledger);
    private final List<CallRecord> calls = new CopyOnWriteArrayList<>();
    private Gateways gateways;

    @BeforeEach
    void open() {
        ConnectionProfile profile = new ConnectionProfile(ORG, List.of(endpoint("p1", first), endpoint("p2", second)));
        Path member = new TestAuthority("ca").member(folder, "ann");
        gateways = Gateways.open(profile, Identities.fromMspFolder(ORG, member));
    }

    @AfterEach
    void close() {
        gateways.close();
        first.close();
        second.close();
    }

    private static PeerEndpoint endpoint(String name, FakeGateway gateway) {
        return new PeerEndpoint(name, "127.0.0.1", gateway.port(), Optional.empty(), Optional.empty());
    }

    private static TransactionOptions limits(Duration endorse, Duration submit, Duration firstStatus) {
        Duration shortest = Duration.ofMillis(1);
        return new TransactionOptions(
                AMPLE, endorse, submit, firstStatus, Duration.ofMinutes(5), 3, shortest, Duration.ofMillis(5));
    }

    private Transactions transactions(TransactionOptions options) {
        return new Transactions(gateways, "flock", "flock", options, calls::add);
    }

    /** A clock that stands still until it is told to go on. */
    private static final class StoppedClock implements LongSupplier {
        private volatile LongSupplier now = () -> 0;

        @Override
        public long getAsLong() {
            return now.getAsLong();
        }

        void goOn(Duration from) {
            long begun = System.nanoTime();
            now = () -> from.toNanos() + System.nanoTime() - begun;
        }
    }

    private Committed<String> submit() {
        return transactions(OPTIONS).submit("token:Transfer", "{}");
    }

    private void assertSubmitFails(ErrorCode code, String what) {
        assertThatThrownBy(this::submit).isInstanceOfSatisfying(FlockException.class, e -> {
            assertThat(e.is(code)).as(e.getMessage()).isTrue();
            assertThat(e.what()).contains(what);
        });
    }

    private void assertSameBytesEachTime(int times) {
        assertThat(ledger.envelopes()).hasSize(times);
        assertSameBytesEachTime();
    }

    private void assertSameBytesEachTime() {
        assertThat(new HashSet<>(ledger.envelopes())).hasSize(1);
        assertThat(ledger.outcomes()).containsExactly(TxValidationCode.VALID);
    }

    @Test
    void transaction_answersResultIdAndBlock() {
        Committed<String> committed = submit();

        assertThat(committed.value()).isEqualTo("done");
        assertThat(committed.block()).isEqualTo(7);
        assertThat(committed.transaction().text())
                .isEqualTo(FakeLedger.transactionId(ledger.envelopes().get(0)));
    }

    @Test
    void chaincodeThatNoPeerHas_isNamedInTheRemedy_evenWhenTheLastTryIsCutShort() {
        StoppedClock clock = new StoppedClock();
        first.onEvaluate(new Fault.After(
                () -> clock.goOn(HOUR.minusSeconds(1)),
                fails(Status.Code.UNAVAILABLE, "no peers available to evaluate chaincode flokc in channel flock")));
        second.onEvaluate(new Fault.Silence());
        Transactions cutShort =
                new Transactions(gateways, "flock", "flock", OPTIONS.withTotal(HOUR), calls::add, clock);

        assertThatThrownBy(() -> cutShort.evaluate("token:Name")).isInstanceOfSatisfying(FlockException.class, e -> {
            assertThat(e.is(ErrorCode.CONNECTION_FAILED)).as(e.getMessage()).isTrue();
            assertThat(e.todo()).contains("check the name of the chaincode");
        });
    }

    @Test
    void peerLostBeforeEndorsing_isPassedOver() {
        first.close();

        assertThat(submit().value()).isEqualTo("done");
        assertSameBytesEachTime(1);
    }

    @Test
    void peerThatDiesWhileItIsCalled_isPassedOver() {
        first.onEndorse(fails(Status.Code.UNKNOWN, "channel closed"));

        assertThat(submit().value()).isEqualTo("done");
        assertSameBytesEachTime(1);
    }

    @Test
    void peerLostAfterSubmit_beforeStatus_sameBytesGoToTheNext_andAreAppliedOnce() {
        first.onStatus(fails(Status.Code.UNAVAILABLE, "io exception"));

        assertThat(submit().value()).isEqualTo("done");
        assertSameBytesEachTime(2);
    }

    @Test
    void connectionLostInMidSubmit_sameBytesAreSentAgain() {
        first.onSubmit(new Fault.AnswerLost());

        assertThat(submit().value()).isEqualTo("done");
        assertSameBytesEachTime(2);
    }

    @Test
    void submitWithoutAnswer_isCutShort_andSentAgain() {
        ledger.onSubmit(new Fault.Silence());

        // The first tries have a third of the limit.
        Transactions eager = transactions(limits(AMPLE, SHORT.multipliedBy(3), AMPLE));

        assertThat(eager.submit("token:Transfer", "{}").value()).isEqualTo("done");
        assertThat(ledger.envelopes()).hasSizeGreaterThanOrEqualTo(2);
        assertSameBytesEachTime();
    }

    @Test
    void submission_waitsShorterAtFirst_becauseALeaderMayHaveDied() {
        FakeGateway.Fault lost = fails(Status.Code.UNAVAILABLE, "no orderers could successfully process transaction");
        first.onSubmit(lost).onSubmit(lost);
        second.onSubmit(lost).onSubmit(lost);
        Duration third = Duration.ofSeconds(10);

        transactions(limits(AMPLE, third.multipliedBy(3), AMPLE)).submit("token:Transfer", "{}");

        assertThat(first.patience().get(0)).isLessThanOrEqualTo(third);
        assertThat(second.patience().get(0)).isLessThanOrEqualTo(third);
        assertThat(first.patience().get(1)).isBetween(third, third.multipliedBy(2));
        assertThat(second.patience().get(1)).isBetween(third, third.multipliedBy(2));
        assertThat(first.patience().get(2)).isGreaterThan(third.multipliedBy(2));
        assertSameBytesEachTime(5);
    }

    @Test
    void statusThatNeverComes_isCutShort_andTheSameBytesAreSentAgain() {
        ledger.onStatus(new Fault.Silence(), new Fault.Silence());

        assertThat(transactions(limits(AMPLE, AMPLE, SHORT))
                        .submit("token:Transfer", "{}")
                        .value())
                .isEqualTo("done");
        assertThat(ledger.envelopes()).hasSizeGreaterThanOrEqualTo(3);
        assertSameBytesEachTime();
    }

    @Test
    void noOrderer_isTriedElsewhere() {
        first.onSubmit(fails(
                Code.UNAVAILABLE,
                "no orderers could successfully process transaction",
                "dial tcp: connection refused"));

        assertThat(submit().value()).isEqualTo("done");
        assertSameBytesEachTime(2);
    }

    @Test
    void endorserThatNeverAnswers_isPassedOver() {
        first.onEndorse(new Fault.Silence());

        assertThat(transactions(limits(SHORT, AMPLE, AMPLE))
                        .submit("token:Transfer", "{}")
                        .value())
                .isEqualTo("done");
    }

    @Test
    void outcomeThatNobodyTells_isUnknown_withTheTransactionId() {
        StoppedClock clock = new StoppedClock();
        ledger.onStatus(new Fault.After(() -> clock.goOn(HOUR), new Fault.Silence()));
        Transactions impatient = new Transactions(
                gateways, "flock", "flock", limits(AMPLE, AMPLE, SHORT).withTotal(HOUR), calls::add, clock);

        assertThatThrownBy(() -> impatient.submit("token:Transfer", "{}"))
                .isInstanceOfSatisfying(OutcomeUnknownException.class, e -> {
                    assertThat(e.is(ErrorCode.OUTCOME_UNKNOWN)).isTrue();
                    assertThat(e.transaction().text())
                            .isEqualTo(
                                    FakeLedger.transactionId(ledger.envelopes().get(0)));
                });
        assertSameBytesEachTime();
    }

    @Test
    void whyTheOutcomeIsUnknown_isTold_evenWhenTheLastTryIsCutShort() {
        StoppedClock clock = new StoppedClock();
        first.onSubmit(new Fault.After(
                () -> clock.goOn(HOUR.minusSeconds(1)),
                fails(Status.Code.UNAVAILABLE, "no orderers could successfully process transaction")));
        second.onSubmit(new Fault.Silence());
        Transactions cutShort =
                new Transactions(gateways, "flock", "flock", OPTIONS.withTotal(HOUR), calls::add, clock);

        assertThatThrownBy(() -> cutShort.submit("token:Transfer", "{}"))
                .isInstanceOfSatisfying(OutcomeUnknownException.class, e -> assertThat(e.what())
                        .contains("no orderers could successfully process"));
    }

    @Test
    void lostRace_isEndorsedAnew_withAnotherTransaction() {
        ledger.nextOutcomes(TxValidationCode.MVCC_READ_CONFLICT, TxValidationCode.PHANTOM_READ_CONFLICT);

        assertThat(submit().value()).isEqualTo("done");
        assertThat(new HashSet<>(ledger.envelopes())).hasSize(3);
    }

    @Test
    void everyCall_isTold_withItsOutcomeAndItsLostRaces() {
        ledger.nextOutcomes(TxValidationCode.MVCC_READ_CONFLICT, TxValidationCode.PHANTOM_READ_CONFLICT);
        submit();
        first.onEndorse(fails(Code.ABORTED, "failed to endorse", REFUSED));
        assertSubmitFails(ErrorCode.WRONG_PHASE, "SEED");

        assertThat(calls)
                .extracting(CallRecord::function, CallRecord::outcome, CallRecord::conflicts, CallRecord::repeats)
                .containsExactly(tuple("token:Transfer", "OK", 2, 0), tuple("token:Transfer", "WRONG_PHASE", 0, 0));
        assertThat(calls).extracting(CallRecord::took).noneMatch(took -> took.isZero() || took.isNegative());
    }

    @Test
    void callThatLostItsPeer_isTold_withTheRepeat() {
        first.close();
        submit();

        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.outcome()).isEqualTo(CallRecord.SUCCESS);
            assertThat(call.repeats()).isEqualTo(1);
        });
    }

    @Test
    void racesLostForEver_areGivenUp() {
        TxValidationCode lost = TxValidationCode.MVCC_READ_CONFLICT;
        ledger.nextOutcomes(lost, lost, lost, lost, lost);

        assertSubmitFails(ErrorCode.CONFLICT_PERSISTS, "MVCC_READ_CONFLICT");
        assertThat(ledger.envelopes()).hasSize(4);
    }

    @Test
    void otherInvalidity_isToldAndNotRepeated() {
        ledger.nextOutcomes(TxValidationCode.BAD_RWSET);

        assertSubmitFails(ErrorCode.ENDORSEMENT_REFUSED, "BAD_RWSET");
        assertThat(ledger.envelopes()).hasSize(1);
    }

    @Test
    void endorsementsThatAreTooFewSinceTheChannelGrew_areCollectedAnew() {
        ledger.nextOutcomes(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);

        submit();

        assertThat(ledger.envelopes()).hasSize(2);
    }

    @Test
    void endorsementsThatStayTooFew_areToldAfterThreeTimes() {
        TxValidationCode few = TxValidationCode.ENDORSEMENT_POLICY_FAILURE;
        ledger.nextOutcomes(few, few, few, few);

        assertSubmitFails(ErrorCode.ENDORSEMENT_REFUSED, "ENDORSEMENT_POLICY_FAILURE");
        assertThat(ledger.envelopes()).hasSize(3);
    }

    @Test
    void channelThatGrewAfterLostRaces_isEndorsedAnew_andCountsAsNoRace() {
        TxValidationCode raced = TxValidationCode.MVCC_READ_CONFLICT;
        TxValidationCode few = TxValidationCode.ENDORSEMENT_POLICY_FAILURE;
        ledger.nextOutcomes(raced, raced, few, raced, few);

        submit();

        assertThat(ledger.envelopes()).hasSize(6);
        assertThat(calls).extracting(CallRecord::conflicts, CallRecord::repeats).containsExactly(tuple(3, 2));
    }

    @Test
    void ledgersRefusal_isToldAsItWasWritten_andNotRepeated() {
        first.onEndorse(
                fails(Code.ABORTED, "failed to endorse transaction, see attached details for more info", REFUSED));

        assertThatThrownBy(this::submit).isInstanceOfSatisfying(FlockException.class, e -> {
            assertThat(e.is(ErrorCode.WRONG_PHASE)).isTrue();
            assertThat(e.what()).isEqualTo("the phase is 'SEED' | not OPEN");
            assertThat(e.todo()).isEqualTo("wait");
        });
        assertThat(first.calls() + second.calls()).isEqualTo(1);
    }

    @Test
    void codeOfANewerLedger_staysUsable() {
        first.onEvaluate(fails(
                Code.UNKNOWN,
                "evaluate call to endorser returned error: chaincode response 500, NEW_CODE|what\nhappened|do ü",
                "chaincode response 500, NEW_CODE|what\nhappened|do ü"));

        assertThatThrownBy(() -> transactions(OPTIONS).evaluate("token:Name"))
                .isInstanceOfSatisfying(FlockException.class, e -> {
                    assertThat(e.code()).isEmpty();
                    assertThat(e.rawCode()).isEqualTo("NEW_CODE");
                    assertThat(e.what()).isEqualTo("what\nhappened");
                    assertThat(e.todo()).isEqualTo("do ü");
                });
    }

    @Test
    void refusalInTheDescriptionAlone_isFound() {
        first.onEvaluate(fails(Status.Code.UNKNOWN, "evaluate call to endorser returned error: " + REFUSED));

        assertThatThrownBy(() -> transactions(OPTIONS).evaluate("token:Name"))
                .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.WRONG_PHASE))
                        .isTrue());
    }

    @Test
    void answerWithoutACode_isInternal_andNotRepeated() {
        first.onEndorse(fails(
                Code.ABORTED,
                "failed to endorse transaction, see attached details for more info",
                "chaincode response 500, Error during contract method execution"));

        assertSubmitFails(ErrorCode.INTERNAL, "Error during contract method execution");
        assertThat(first.calls() + second.calls()).isEqualTo(1);
    }

    @Test
    void peersThatDisagree_areAskedAgain() {
        Fault mismatch = fails(
                Code.ABORTED,
                "failed to collect enough transaction endorsements, see attached details for more info",
                "ProposalResponsePayloads do not match");
        first.onEndorse(mismatch).onEndorse(mismatch);

        assertThat(submit().value()).isEqualTo("done");
        assertThat(first.calls()).isEqualTo(5);
    }

    @Test
    void refusalByALaggingPeer_isAskedAgain_andToldOnlyWhenItStays() {
        Fault lagging = fails(
                Code.ABORTED,
                "failed to collect enough transaction endorsements, see attached details for more info",
                REFUSED);
        first.onEndorse(lagging);
        assertThat(submit().value()).isEqualTo("done");

        first.onEndorse(lagging).onEndorse(lagging).onEndorse(lagging).onEndorse(lagging);
        assertSubmitFails(ErrorCode.WRONG_PHASE, "SEED");
    }

    @Test
    void chaincodeThatIsStartingEverywhere_isWaitedFor() {
        Fault starting = fails(
                Code.ABORTED,
                "failed to endorse transaction, see attached details for more info",
                "error in simulation: failed to execute transaction x: could not launch chaincode flock:1: refused");
        first.onEndorse(starting);
        second.onEndorse(starting);

        assertThat(submit().value()).isEqualTo("done");
    }

    @Test
    void peerThatIsCutOffFromTheOthers_isLeftForTheNext() {
        for (int i = 0; i < 10; i++) {
            first.onEndorse(fails(
                    Code.FAILED_PRECONDITION,
                    "no combination of peers can be derived which satisfy the endorsement policy: "
                            + "no peer combination can satisfy the endorsement policy"));
        }

        assertThat(submit().value()).isEqualTo("done");
        assertThat(first.calls()).isEqualTo(1);
        assertThat(second.calls()).isPositive();
    }

    @Test
    void foreignIdentity_isNamedAsSuch_andNotRepeated() {
        first.onEndorse(fails(
                Code.ABORTED,
                "failed to endorse transaction, see attached details for more info",
                "error validating proposal: access denied: channel [flock] creator org [Org1MSP]"));

        assertSubmitFails(ErrorCode.IDENTITY_INVALID, "access denied");
        assertThat(first.calls() + second.calls()).isEqualTo(1);
    }

    @Test
    void clockThatIsOff_isNamedAsSuch() {
        first.onEvaluate(fails(
                Status.Code.UNAVAILABLE,
                "request unauthorized due to incorrect timestamp 2026-01-01T00:00:00Z, peer time"));

        assertThatThrownBy(() -> transactions(OPTIONS).evaluate("token:Name"))
                .isInstanceOfSatisfying(
                        FlockException.class, e -> assertThat(e.todo()).contains("clock"));
    }

    @Test
    void unknownChaincode_isAConfigurationFault() {
        first.onEndorse(fails(
                Status.Code.FAILED_PRECONDITION,
                "no combination of peers can be derived which satisfy the endorsement policy: "
                        + "No metadata was found for chaincode x in channel flock"));

        assertSubmitFails(ErrorCode.CONFIGURATION_INVALID, "No metadata");
    }

    @Test
    void noPeerAtAll_isAFailureToConnect_withinTheDeadline() {
        first.close();
        second.close();
        Transactions impatient = transactions(OPTIONS.withTotal(Duration.ofMillis(500)));

        assertThatThrownBy(() -> impatient.submit("token:Transfer", "{}"))
                .isInstanceOfSatisfying(
                        FlockException.class,
                        e ->
                                // The last try may still be dialling when the call's own deadline ends it.
                                assertThat(e.is(ErrorCode.CONNECTION_FAILED) || e.is(ErrorCode.DEADLINE_EXCEEDED))
                                        .as(e.getMessage())
                                        .isTrue());
    }

    @Test
    void closing_endsACallThatWaits() throws Exception {
        for (int i = 0; i < 50; i++) {
            first.onStatus(new Fault.Silence());
            second.onStatus(new Fault.Silence());
        }
        Thread[] caller = new Thread[1];
        FlockException[] failure = new FlockException[1];
        caller[0] = new Thread(() -> {
            try {
                submit();
            } catch (FlockException e) {
                failure[0] = e;
            }
        });
        caller[0].start();
        while (ledger.envelopes().isEmpty()) {
            Thread.onSpinWait();
        }

        gateways.close();
        caller[0].join(AMPLE.toMillis());

        assertThat(caller[0].isAlive()).isFalse();
        assertThat(failure[0].is(ErrorCode.OUTCOME_UNKNOWN)).isTrue();
    }
}
