package io.flock.sdk.transaction;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.transaction.NextStep.GiveUp;
import io.flock.sdk.transaction.NextStep.TryAgain;
import io.flock.sdk.transaction.NextStep.TryElsewhere;
import java.util.List;
import java.util.Optional;

/**
 * What a failure of an evaluation, an endorsement or a submission means. Nothing has happened on the ledger when one
 * of the first two fails; after a failed submission that is known only for what {@link #submit} gives up on.
 */
final class FailureRules {
    private static final List<String> IDENTITY =
            List.of("access denied", "creator is malformed", "client identity expired", "creator org unknown");
    private static final List<String> PASSING = List.of("timeout expired", "exceeding concurrency limit");
    /**
     * The peer lacks its own chaincode, or does not see the other peers: it has just started, or it is cut off, for who
     * knows how long. A gateway endorses at its own peer first and does not go on to others when that fails.
     */
    private static final List<String> ALONE = List.of(
            "could not launch chaincode",
            "chaincode stream terminated",
            "no combination of peers can be derived",
            "failed to find any endorsing peers",
            "no peers available to evaluate");
    /** A gateway says the same of a chaincode that nobody has, and of one whose peers it does not see yet. */
    private static final String NO_CHAINCODE =
            "check the name of the chaincode, that it is committed and runs, and that the"
                    + " peers see each other; after their start wait a little";
    /** What the client's own side says, with status UNKNOWN, when a peer dies while a call is being sent. */
    private static final String DIED_MEANWHILE = "channel closed";

    private static final String UNKNOWN_CHAINCODE = "No metadata was found for chaincode";

    private FailureRules() {}

    static NextStep evaluate(ErrorTexts texts) {
        Optional<FlockException> refusal = texts.refusal();
        return refusal.isPresent() ? new GiveUp(refusal.get()) : before(texts);
    }

    static NextStep endorse(ErrorTexts texts) {
        Optional<FlockException> refusal = texts.refusal();
        boolean firstPeerAgreed = texts.mentions("failed to collect enough transaction endorsements");
        if (firstPeerAgreed) {
            // The others simulated at another height, or refused what this one's state allows: they meet again soon.
            return new TryAgain(refusal.orElseGet(() -> failure(ErrorCode.ENDORSEMENT_REFUSED, texts)));
        }
        return refusal.isPresent() ? new GiveUp(refusal.get()) : before(texts);
    }

    /** GiveUp means that this sending was refused; whether an earlier one was accepted is another question. */
    static NextStep submit(ErrorTexts texts) {
        return switch (texts.status()) {
            case INVALID_ARGUMENT, FAILED_PRECONDITION, UNIMPLEMENTED, UNAUTHENTICATED, PERMISSION_DENIED ->
                new GiveUp(failure(ErrorCode.ENDORSEMENT_REFUSED, texts));
            case ABORTED ->
                texts.mentions("SERVICE_UNAVAILABLE")
                        ? new TryElsewhere(failure(ErrorCode.CONNECTION_FAILED, texts))
                        : new GiveUp(failure(ErrorCode.ENDORSEMENT_REFUSED, texts));
            default -> new TryElsewhere(failure(ErrorCode.CONNECTION_FAILED, texts));
        };
    }

    private static NextStep before(ErrorTexts texts) {
        Optional<FlockException> caller = callersFault(texts);
        if (caller.isPresent()) {
            return new GiveUp(caller.get());
        }
        if (PASSING.stream().anyMatch(texts::mentions)) {
            return new TryAgain(failure(ErrorCode.CONNECTION_FAILED, texts));
        }
        if (ALONE.stream().anyMatch(texts::mentions)) {
            return new TryElsewhere(new FlockException(ErrorCode.CONNECTION_FAILED, texts.summary(), NO_CHAINCODE));
        }
        return switch (texts.status()) {
            case UNAVAILABLE, CANCELLED, INTERNAL -> new TryElsewhere(failure(ErrorCode.CONNECTION_FAILED, texts));
            case DEADLINE_EXCEEDED -> new TryElsewhere(failure(ErrorCode.DEADLINE_EXCEEDED, texts));
            case UNKNOWN ->
                texts.mentions(DIED_MEANWHILE)
                        ? new TryElsewhere(failure(ErrorCode.CONNECTION_FAILED, texts))
                        : new GiveUp(failure(ErrorCode.ENDORSEMENT_REFUSED, texts));
            default -> new GiveUp(failure(ErrorCode.ENDORSEMENT_REFUSED, texts));
        };
    }

    private static Optional<FlockException> callersFault(ErrorTexts texts) {
        if (IDENTITY.stream().anyMatch(texts::mentions)) {
            return Optional.of(new FlockException(
                    ErrorCode.IDENTITY_INVALID,
                    "the peers do not accept this identity: " + texts.summary(),
                    "use a certificate of a member organisation's CA that is not expired, with its own key"));
        }
        if (texts.mentions("Failed evaluating policy on signed data")) {
            return Optional.of(failure(ErrorCode.NOT_AUTHORISED, texts));
        }
        if (texts.mentions("incorrect timestamp")) {
            return Optional.of(new FlockException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "this machine's clock and the peers' differ too much: " + texts.summary(),
                    "set the clock, by NTP for instance"));
        }
        if (texts.mentions(UNKNOWN_CHAINCODE) || texts.mentions("failed to get config for channel")) {
            return Optional.of(new FlockException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "the peers do not know this channel or chaincode: " + texts.summary(),
                    "check the names of channel and chaincode, and that the chaincode is committed"));
        }
        return Optional.empty();
    }

    private static FlockException failure(ErrorCode code, ErrorTexts texts) {
        return new FlockException(code, texts.summary());
    }
}
