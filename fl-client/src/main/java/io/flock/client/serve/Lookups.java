package io.flock.client.serve;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.PaymentChannel;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Asks the ledger for channels. Before a channel is known here nobody can tell a stranger's request from its consumer's, so
 * what such requests ask is limited: so often a second for each address, and so many at once for all (attack 35).
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
     * For a request of anybody.
     *
     * @throws FlockException TOO_MANY_REQUESTS, OVERLOADED, UNKNOWN_CHANNEL
     */
    PaymentChannel ask(ChannelId id, String address) {
        limit.count(address);
        if (!free.tryAcquire()) {
            throw new FlockException(ErrorCode.OVERLOADED, AT_ONCE + " channels are being looked up already");
        }
        try {
            return ledger.apply(id);
        } finally {
            free.release();
        }
    }

    /** At this host's own wish, or for a channel that has paid it before. */
    PaymentChannel ask(ChannelId id) {
        return ledger.apply(id);
    }
}
