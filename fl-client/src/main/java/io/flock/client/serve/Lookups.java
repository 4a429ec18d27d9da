package io.flock.client.serve;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.PaymentChannel;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Asks the ledger for channels. What requests can make it ask is limited (attack 35): so often a second for each address, and
 * so many at once for all strangers; so often for each channel whose consumer has signed, and so many at once for all of
 * these, so that no stranger keeps one who pays from being answered.
 */
final class Lookups {
    private static final int PER_SECOND = 100;
    private static final int AT_ONCE = 32;

    private final Function<ChannelId, PaymentChannel> ledger;
    private final RequestLimit limit;
    private final Semaphore strangers = new Semaphore(AT_ONCE);
    private final Semaphore consumers = new Semaphore(AT_ONCE);

    Lookups(Function<ChannelId, PaymentChannel> ledger, ServeSettings settings, LongSupplier nanos) {
        this.ledger = ledger;
        limit = new RequestLimit(Math.min(PER_SECOND, settings.requestsPerSecond()), nanos);
    }

    /**
     * For a request that may be anybody's.
     *
     * @throws FlockException TOO_MANY_REQUESTS, OVERLOADED, UNKNOWN_CHANNEL
     */
    PaymentChannel stranger(ChannelId id, String address) {
        return ask(id, address, strangers);
    }

    /**
     * For a request that the channel's consumer has signed.
     *
     * @throws FlockException as {@link #stranger}
     */
    PaymentChannel consumer(ChannelId id) {
        return ask(id, id.toString(), consumers);
    }

    private PaymentChannel ask(ChannelId id, String who, Semaphore free) {
        limit.count(who);
        if (!free.tryAcquire()) {
            throw new FlockException(ErrorCode.OVERLOADED, AT_ONCE + " channels are being looked up already");
        }
        try {
            return ledger.apply(id);
        } finally {
            free.release();
        }
    }

    /** At this host's own wish. */
    PaymentChannel ask(ChannelId id) {
        return ledger.apply(id);
    }
}
