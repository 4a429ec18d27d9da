package io.flock.sdk.transaction;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.connection.GatewayPeer;
import io.flock.sdk.connection.Gateways;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.hyperledger.fabric.client.GatewayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The repeats of one call: which peer is next, how long to pause, when it is enough. */
final class Attempt {
    /** A step on one peer. */
    @FunctionalInterface
    interface Step<R> {
        R on(GatewayPeer peer) throws GatewayException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    private static final int POLICY_CHANGES = 2;

    private final Gateways gateways;
    private final TransactionOptions options;
    private final Deadline deadline;
    private final Backoff backoff;
    private int lostPeers;
    private int disagreements;
    private int conflicts;
    private int policyFailures;

    Attempt(Gateways gateways, TransactionOptions options, RandomGenerator random, LongSupplier clock) {
        this.gateways = gateways;
        this.options = options;
        this.deadline = Deadline.after(options.total(), clock);
        this.backoff = new Backoff(options, random);
    }

    Deadline deadline() {
        return deadline;
    }

    /** Counts a lost race; answers whether it may be run again. */
    boolean mayRaceAgain() {
        return ++conflicts <= options.conflicts();
    }

    /**
     * Counts a transaction that too few organisations endorsed; answers whether others may be asked, which is a few times,
     * however many races were lost: it may be that the channel got a new member after the endorsement, so that a majority
     * is more now.
     */
    boolean mayEndorseAnew() {
        return ++policyFailures <= Math.min(POLICY_CHANGES, options.conflicts());
    }

    /** Races that were lost. */
    int conflicts() {
        return conflicts;
    }

    /** How often a step was made again, at another peer or after a pause, for another reason than a lost race. */
    int repeats() {
        return lostPeers + disagreements + policyFailures;
    }

    /**
     * Repeats a step that leaves no trace when it fails, until it succeeds, is refused, or the deadline is over. A last try
     * that the deadline cuts short says nothing of why: then the failure before it is told.
     */
    <R> R until(Function<ErrorTexts, NextStep> rule, Step<R> step) {
        Optional<FlockException> before = Optional.empty();
        while (true) {
            GatewayPeer peer = gateways.current();
            try {
                return step.on(peer);
            } catch (GatewayException e) {
                requireOpen();
                NextStep next = rule.apply(ErrorTexts.of(e));
                if (next instanceof NextStep.GiveUp giveUp) {
                    throw cause(giveUp.refusal(), before);
                } else if (next instanceof NextStep.TryElsewhere elsewhere) {
                    FlockException last = cause(elsewhere.last(), before);
                    before = Optional.of(last);
                    moveOn(peer, last);
                } else if (next instanceof NextStep.TryAgain again) {
                    if (++disagreements > options.conflicts()) {
                        throw again.last();
                    }
                    before = Optional.of(again.last());
                    pause(again.last());
                }
            }
        }
    }

    private FlockException cause(FlockException failure, Optional<FlockException> before) {
        return failure.is(ErrorCode.DEADLINE_EXCEEDED) ? unlessCutShort(failure, before) : failure;
    }

    /** What tells more of why the call failed: a step that took too long, or what was before it if the deadline ended it. */
    FlockException unlessCutShort(FlockException tookTooLong, Optional<FlockException> before) {
        return deadline.isOver() ? before.orElse(tookTooLong) : tookTooLong;
    }

    /** Goes to the next peer: at once as long as one is left that was not lost in this round, else after a pause. */
    void moveOn(GatewayPeer lost, FlockException last) {
        moveOn(lost, last, options.longestPause());
    }

    /** The same, with pauses of at most so long. */
    void moveOn(GatewayPeer lost, FlockException last, Duration most) {
        LOG.debug("{} did not do it, the next one may: {}", lost, last.what());
        gateways.moveOnFrom(lost);
        if (++lostPeers % gateways.size() == 0 || deadline.isOver()) {
            pause(last, most);
        }
    }

    /** Pauses, or throws {@code last} when the deadline would be over, or CONNECTION_FAILED when the client closes. */
    void pause(FlockException last) {
        pause(last, options.longestPause());
    }

    private void pause(FlockException last, Duration most) {
        long nanos = Math.min(most.toNanos(), backoff.nextNanos());
        LOG.debug("again in {} ms: {}", TimeUnit.NANOSECONDS.toMillis(nanos), last.what());
        if (nanos >= deadline.remaining()) {
            throw last;
        }
        try {
            if (!gateways.pause(nanos)) {
                requireOpen();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw last;
        }
    }

    private void requireOpen() {
        if (gateways.isClosed()) {
            throw new FlockException(ErrorCode.CONNECTION_FAILED, "the client is closed", "open a new one");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new FlockException(ErrorCode.CONNECTION_FAILED, "the call was interrupted", "make it again");
        }
    }
}
