package io.flock.chaincode.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line for each transaction; arguments may not be repeated in a log, so there are none. */
final class TransactionLog implements TransactionListener {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionLog.class);

    @Override
    public void answered(Answered transaction) {
        LOG.info(
                "transaction {} {} {} {} ms",
                transaction.transactionId(),
                transaction.function(),
                transaction.outcome(),
                transaction.took().toMillis());
    }
}
