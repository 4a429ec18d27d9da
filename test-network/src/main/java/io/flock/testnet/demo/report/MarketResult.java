package io.flock.testnet.demo.report;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.marketplace.RatingSummary;
import io.flock.protocol.money.Amount;
import java.util.Locale;

/**
 * What became of the trained model.
 *
 * @param predictions how many were asked for, and answered
 * @param wrong how many were not as labelled
 * @param paid by vouchers
 * @param settled of that, on the ledger
 * @param rating of its version
 * @param referredTo the new task, whose validation set is what it got wrong
 */
public record MarketResult(
        ListingId listing,
        AccountId host,
        AccountId consumer,
        int predictions,
        int wrong,
        Amount paid,
        Amount settled,
        RatingSummary rating,
        TaskId referredTo) {

    /** In one sentence. */
    String summary() {
        return predictions + " predictions of " + listing + " for " + settled.format() + " FLOCK, " + wrong
                + " of them wrong; rated " + stars() + "; sent back into training by task " + referredTo;
    }

    String stars() {
        return String.format(Locale.ROOT, "%.2f of 5 stars", rating.hundredths() / 100.0);
    }
}
