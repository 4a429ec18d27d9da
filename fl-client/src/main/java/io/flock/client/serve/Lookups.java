package io.flock.client.serve;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.PaymentChannel;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Asks the ledger for channels. What requests can make it ask is limited: so often a second for each address, or for each
 * channel once its consumer is known, and so many at once for all (attack 35).
 */
final class Lookups {
    private static final int PER_SECOND = 100;
    private static final int AT_ONCE = 32;

    private final Function<ChannelId, PaymentChannel> ledger;
    private final RequestLimit limit;
    private final Semaphore free = new Semaphore(AT_ONCE);

    Lookups(Function<ChannelId, PaymentChannel> ledger, ServeSettings settings) {
        this.ledger = ledger;
        limit = new RequestLimit(Math.min(PER_SECOND, settings.requestsPerSecond()), System::nanoTime);
    }

    /**
     * For a request.
     *
     * @param who its address, or the channel whose consumer has signed it
     * @throws FlockException TOO_MANY_REQUESTS, OVERLOADED, UNKNOWN_CHANNEL
     */
    PaymentChannel ask(ChannelId id, String who) {
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
