package io.flock.sdk.transaction;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.connection.GatewayPeer;
import java.time.Duration;
import java.util.Optional;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.SubmittedTransaction;

/**
 * Brings one endorsed, signed transaction to its outcome: sends the same bytes again, elsewhere if need be, until a
 * peer says what became of them. An orderer's acknowledgement is not durable, so a status that does not come within
 * several batch time-outs means another sending, not another transaction.
 */
final class Delivery {
    private static final int MOST_DOUBLINGS = 3;
    /** Of so many parts of the whole limit, the first submissions have one, the next two, and so on. */
    private static final int SUBMIT_PARTS = 3;

    private static final int SUBMISSIONS_ALIKE = 2;
    /** A longer pause could begin just before the new leader stands. */
    private static final Duration ELECTION = Duration.ofSeconds(1);

    private final Attempt attempt;
    private final TransactionOptions options;
    private final String transactionId;
    private final byte[] transaction;
    private final byte[] signature;
    private boolean mayBeOrdered;
    private int submissions;
    private int statusTimeouts;

    Delivery(Attempt attempt, TransactionOptions options, String transactionId, byte[] transaction, byte[] signature) {
        this.attempt = attempt;
        this.options = options;
        this.transactionId = transactionId;
        this.transaction = transaction;
        this.signature = signature;
    }

    Status outcome(io.flock.sdk.connection.Gateways gateways) {
        Optional<FlockException> before = Optional.empty();
        try {
            while (!attempt.deadline().isOver()) {
                GatewayPeer peer = gateways.current();
                FlockException last;
                try {
                    return onPeer(peer);
                } catch (SubmitException e) {
                    last = cause(submissionFailed(ErrorTexts.of(e)), e, before);
                } catch (CommitStatusException e) {
                    mayBeOrdered = true;
                    if (tookTooLong(e)) {
                        statusTimeouts++;
                    }
                    FlockException failure = new FlockException(
                            ErrorCode.CONNECTION_FAILED, ErrorTexts.of(e).summary());
                    last = cause(failure, e, before);
                }
                before = Optional.of(last);
                attempt.moveOn(peer, last, ELECTION);
            }
        } catch (FlockException e) {
            throw mayBeOrdered ? unknown(e) : e;
        }
        FlockException last =
                before.orElseGet(() -> new FlockException(ErrorCode.DEADLINE_EXCEEDED, "no time was left to send it"));
        throw mayBeOrdered ? unknown(last) : last;
    }

    private FlockException cause(FlockException failure, GatewayException e, Optional<FlockException> before) {
        return tookTooLong(e) ? attempt.unlessCutShort(failure, before) : failure;
    }

    private static boolean tookTooLong(GatewayException e) {
        return e.getStatus().getCode() == io.grpc.Status.Code.DEADLINE_EXCEEDED;
    }

    private Status onPeer(GatewayPeer peer) throws SubmitException, CommitStatusException {
        SubmittedTransaction sent = peer.gateway()
                .newSignedTransaction(transaction, signature)
                .submitAsync(attempt.deadline().step(submission()));
        mayBeOrdered = true;
        return sent.getStatus(attempt.deadline().step(status()));
    }

    /**
     * Short at first: an orderer that has not noticed its leader's death lets a submission hang. The second is as short,
     * since the first may have been what the dead leader acknowledged.
     */
    private Duration submission() {
        int parts = Math.min(SUBMIT_PARTS, 1 + submissions / SUBMISSIONS_ALIKE);
        submissions++;
        return options.submit().multipliedBy(parts).dividedBy(SUBMIT_PARTS);
    }

    /** The second wait is as long as the first, since what was lost is lost at once; then it doubles, the network is slow. */
    private Duration status() {
        int doublings = Math.min(MOST_DOUBLINGS, Math.max(0, statusTimeouts - 1));
        return options.firstStatus().multipliedBy(1L << doublings);
    }

    private FlockException submissionFailed(ErrorTexts texts) {
        NextStep next = FailureRules.submit(texts);
        if (next instanceof NextStep.TryElsewhere elsewhere) {
            // The connection may have broken after the orderer had it.
            mayBeOrdered = true;
            return elsewhere.last();
        }
        throw ((NextStep.GiveUp) next).refusal();
    }

    private OutcomeUnknownException unknown(FlockException last) {
        return new OutcomeUnknownException(transactionId, last.rawCode() + " " + last.what());
    }
}
