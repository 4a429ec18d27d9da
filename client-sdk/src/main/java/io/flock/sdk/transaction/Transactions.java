package io.flock.sdk.transaction;

import com.google.protobuf.ByteString;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TransactionId;
import io.flock.sdk.connection.Gateways;
import io.flock.sdk.transaction.CallRecord.Kind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls functions of one chaincode by name, texts in and out, with the pattern that the package promises. The typed
 * facades stand on it; an app may use it for functions that they do not know.
 */
public final class Transactions {
    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

    private final Gateways gateways;
    private final String channel;
    private final String chaincode;
    private final TransactionOptions options;
    private final CallListener listener;
    private final LongSupplier clock;

    public Transactions(
            Gateways gateways, String channel, String chaincode, TransactionOptions options, CallListener listener) {
        this(gateways, channel, chaincode, options, listener, System::nanoTime);
    }

    /** With a clock in nanoseconds that tells when a whole call must be over; steps are timed by the system's. */
    Transactions(
            Gateways gateways,
            String channel,
            String chaincode,
            TransactionOptions options,
            CallListener listener,
            LongSupplier clock) {
        this.gateways = gateways;
        this.channel = channel;
        this.chaincode = chaincode;
        this.options = options;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Asks one peer; nothing is written.
     *
     * @param function {@code contract:Function}
     * @throws FlockException what the chaincode refused with, or CONNECTION_FAILED, DEADLINE_EXCEEDED,
     *     IDENTITY_INVALID, CONFIGURATION_INVALID
     */
    public String evaluate(String function, String... arguments) {
        return new String(evaluateBytes(function, arguments), StandardCharsets.UTF_8);
    }

    /** {@link #evaluate} for a function whose answer is no text. */
    public byte[] evaluateBytes(String function, String... arguments) {
        return told(
                Kind.EVALUATE,
                function,
                attempt -> attempt.until(FailureRules::evaluate, peer -> peer.gateway()
                        .getNetwork(channel)
                        .getContract(chaincode)
                        .newProposal(function)
                        .addArguments(arguments)
                        .build()
                        .evaluate(attempt.deadline().step(options.evaluate()))));
    }

    /**
     * Brings a transaction onto the ledger and waits until it is valid there.
     *
     * @param function {@code contract:Function}
     * @throws FlockException what the chaincode refused with; CONFLICT_PERSISTS after too many lost races;
     *     ENDORSEMENT_REFUSED; CONNECTION_FAILED and DEADLINE_EXCEEDED only while nothing can have happened; otherwise
     *     {@link OutcomeUnknownException}
     */
    public Committed<String> submit(String function, String... arguments) {
        return told(Kind.SUBMIT, function, attempt -> submit(attempt, function, arguments));
    }

    private Committed<String> submit(Attempt attempt, String function, String... arguments) {
        while (true) {
            Endorsed endorsed = endorse(attempt, function, arguments);
            Status status = new Delivery(
                            attempt,
                            options,
                            endorsed.id(),
                            endorsed.transaction().toByteArray(),
                            endorsed.signature().toByteArray())
                    .outcome(gateways);
            if (status.isSuccessful()) {
                LOG.info("{} transaction {} is valid in block {}", function, endorsed.id(), status.getBlockNumber());
                return new Committed<>(endorsed.result(), TransactionId.parse(endorsed.id()), status.getBlockNumber());
            }
            FlockException lost = invalid(function, status);
            LOG.info("{}", lost.what());
            if (!mayRepeat(attempt, lost, status)) {
                throw lost;
            }
            attempt.pause(lost);
        }
    }

    private static boolean mayRepeat(Attempt attempt, FlockException lost, Status status) {
        if (lost.is(ErrorCode.CONFLICT_PERSISTS)) {
            return attempt.mayRaceAgain();
        }
        return status.getCode() == TxValidationCode.ENDORSEMENT_POLICY_FAILURE && attempt.mayEndorseAnew();
    }

    /**
     * Sends a query that claims to be of another time, which peers must refuse for that.
     *
     * @param function a query without arguments
     * @param off how wrong the time is; more than any window that could be meant
     * @return what each peer of the channel said; empty when a peer answered as if the time were right
     * @throws FlockException when it is refused for another reason, as {@link #evaluate}
     */
    public List<PeerClock> timeWindow(String function, Duration off) {
        return new TimeWindowProbe(gateways.current(), channel, chaincode)
                .run(function, off, Deadline.after(options.total(), clock), options.evaluate());
    }

    /** An endorsed transaction, signed once: whoever gets it gets the same bytes. */
    private record Endorsed(String id, String result, ByteString transaction, ByteString signature) {}

    private Endorsed endorse(Attempt attempt, String function, String... arguments) {
        Transaction transaction = attempt.until(FailureRules::endorse, peer -> {
            Proposal proposal = peer.gateway()
                    .getNetwork(channel)
                    .getContract(chaincode)
                    .newProposal(function)
                    .addArguments(arguments)
                    .build();
            return proposal.endorse(attempt.deadline().step(options.endorse()));
        });
        try {
            return new Endorsed(
                    transaction.getTransactionId(),
                    new String(transaction.getResult(), StandardCharsets.UTF_8),
                    ByteString.copyFrom(transaction.getBytes()),
                    ByteString.copyFrom(gateways.identity().sign(transaction.getDigest())));
        } catch (GeneralSecurityException e) {
            throw new FlockException(
                    ErrorCode.IDENTITY_INVALID,
                    "the signer failed: " + String.valueOf(e.getMessage()).replace('|', '/'),
                    "check the key store or hardware module",
                    e);
        }
    }

    private static FlockException invalid(String function, Status status) {
        TxValidationCode code = status.getCode();
        boolean conflict =
                code == TxValidationCode.MVCC_READ_CONFLICT || code == TxValidationCode.PHANTOM_READ_CONFLICT;
        String what = function + ": transaction " + status.getTransactionId() + " in block " + status.getBlockNumber()
                + " is invalid, " + code;
        return conflict
                ? new FlockException(ErrorCode.CONFLICT_PERSISTS, what)
                : new FlockException(
                        ErrorCode.ENDORSEMENT_REFUSED,
                        what,
                        "see the code's meaning; nothing was applied. ENDORSEMENT_POLICY_FAILURE: too few"
                                + " organisations endorsed");
    }

    private <R> R told(Kind kind, String function, Function<Attempt, R> call) {
        Attempt attempt = new Attempt(gateways, options, ThreadLocalRandom.current(), clock);
        long begun = System.nanoTime();
        String outcome = ErrorCode.INTERNAL.name();
        try {
            R answer = call.apply(attempt);
            outcome = CallRecord.SUCCESS;
            return answer;
        } catch (FlockException e) {
            outcome = e.rawCode();
            LOG.info("{} failed: {} {}", function, outcome, e.what());
            throw e;
        } finally {
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            listener.ended(new CallRecord(kind, function, outcome, took, attempt.conflicts(), attempt.repeats()));
        }
    }
}
