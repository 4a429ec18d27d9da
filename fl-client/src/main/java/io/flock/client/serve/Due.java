package io.flock.client.serve;

import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.Voucher;
import io.flock.protocol.marketplace.knowledge.use.SearchesPaid;
import io.flock.protocol.money.Amount;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a channel is to be settled for now.
 *
 * @param ending whether it pays no more: what is not settled before it closes is lost
 * @param owed beyond what was settled
 * @param predictions to be settled in this order: the ledger books what is beyond one on the next one's version
 */
record Due(ChannelId channel, boolean ending, Amount owed, List<Voucher> predictions, Optional<SearchesPaid> searches) {
    /** Less waits for more, unless the channel is ending: each settlement is a transaction. */
    static final Amount LEAST = Amount.ofMicros(1_000);

    /** Those that are ending first, then whoever owes most: a consumer can close within an hour. */
    static final Comparator<Due> URGENT_FIRST = Comparator.comparing(Due::ending)
            .thenComparing(Due::owed)
            .reversed()
            .thenComparing(due -> due.channel().toString());

    Due {
        predictions = List.copyOf(predictions);
    }

    boolean isWorthATransaction() {
        return ending || !owed.isLessThan(LEAST);
    }
}
