package io.flock.client.serve;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.marketplace.Voucher;
import io.flock.protocol.marketplace.knowledge.use.SearchesPaid;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settles what channels owe, a few of them at a time, the most urgent first; what is refused is tried again next time. */
final class Settling {
    /** Settlements of different channels write no document in common, so that a block takes as many as are sent. */
    static final int AT_ONCE = 8;

    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

    private final ModelServer server;
    private final Function<Voucher, Amount> predictions;
    private final Function<SearchesPaid, Amount> searches;
    private final int atOnce;

    /**
     * With what settles on the ledger, for several threads; each answers how much it has settled.
     *
     * @param atOnce how many channels are settled at the same time, at least 1
     */
    Settling(
            ModelServer server,
            Function<Voucher, Amount> predictions,
            Function<SearchesPaid, Amount> searches,
            int atOnce) {
        this.server = server;
        this.predictions = predictions;
        this.searches = searches;
        this.atOnce = atOnce;
    }

    /** What is worth a transaction. */
    Amount worthwhile() {
        server.follow();
        return settle(server.due().stream().filter(Due::isWorthATransaction).toList());
    }

    /** All, for a host that ends: the chains before take no more. */
    Amount all() {
        server.follow();
        server.lapse();
        return settle(server.due());
    }

    private Amount settle(List<Due> dues) {
        if (dues.isEmpty()) {
            return Amount.ZERO;
        }
        ExecutorService senders = Executors.newFixedThreadPool(Math.min(atOnce, dues.size()));
        try {
            return Amount.sum(
                    senders
                            .invokeAll(dues.stream()
                                    .<Callable<Amount>>map(due -> () -> settle(due))
                                    .toList())
                            .stream()
                            .map(Settling::settled)
                            .toList());
        } catch (InterruptedException e) {
            // What is on its way is settled or not; the ledger is asked before it is sent again.
            Thread.currentThread().interrupt();
            return Amount.ZERO;
        } finally {
            senders.shutdownNow();
        }
    }

    private static Amount settled(Future<Amount> sent) {
        try {
            return sent.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Amount settle(Due due) {
        Amount sum = Amount.ZERO;
        try {
            for (Voucher voucher : due.predictions()) {
                sum = sum.plus(settle(voucher));
            }
            if (due.searches().isPresent()) {
                SearchesPaid paid = due.searches().get();
                sum = sum.plus(searches.apply(paid));
                server.settled(paid);
            }
        } catch (FlockException e) {
            // Later vouchers wait for the next time: with them the ledger would book this one's money on their version.
            LOG.warn("channel {} was not settled: {}", due.channel(), e.getMessage());
            if (e.is(ErrorCode.HOST_CLOSED)) {
                server.unpayable(due.channel());
            }
        } catch (RuntimeException e) {
            // A fault of this software in one channel is no reason to leave what the others owe.
            LOG.error("channel {} was not settled", due.channel(), e);
        }
        return sum;
    }

    private Amount settle(Voucher voucher) {
        try {
            Amount sum = predictions.apply(voucher);
            server.settled(voucher);
            return sum;
        } catch (FlockException e) {
            if (!e.is(ErrorCode.UNKNOWN_LISTING) && !e.is(ErrorCode.VOUCHER_INVALID)) {
                throw e;
            }
            // The ledger will never pay its version, so it must not keep the next ones from being paid.
            LOG.warn("a voucher of {} was refused: {}", voucher.anchor().channel(), e.getMessage());
            return Amount.ZERO;
        }
    }
}
