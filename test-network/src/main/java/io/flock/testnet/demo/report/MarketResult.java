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
 * @param referredTo the new task, whose validation set is made of what the lister opened of the ratings' examples
 * @param feedback how many examples these are
 * @param ratingsInSet of how many ratings the referral says that the set holds all examples
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
        TaskId referredTo,
        int feedback,
        int ratingsInSet) {

    /** In one sentence. */
    String summary() {
        return predictions + " predictions of " + listing + " for " + settled.format() + " FLOCK, " + wrong
                + " of them wrong; rated " + stars() + "; sent back into training by task " + referredTo
                + ", which measures on " + feedback + " examples of its ratings";
    }

    String stars() {
        return String.format(Locale.ROOT, "%.2f of 5 stars", rating.hundredths() / 100.0);
    }
}
