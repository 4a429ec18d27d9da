package io.flock.testnet.bench.growth;

import io.flock.protocol.identity.AccountId;
import io.flock.testnet.bench.cast.BenchCast;

/**
 * Who does what, the same on both ledgers.
 *
 * @param caller whose calls are measured; takes part in both played tasks
 * @param payee is paid by the measured transfers, and is not asked about: what it gets lies uncollected
 * @param lister creates the played tasks, lists a model and proposes a document
 * @param host of another organisation than the lister, as the consumer
 * @param consumer of a third one, since nobody's rating counts for its own
 */
record Players(AccountId caller, AccountId payee, AccountId lister, AccountId host, AccountId consumer) {
    private static final int HOST = 4;
    private static final int CONSUMER = 5;

    /** Of a cast of six accounts or more. */
    static Players of(BenchCast cast) {
        return new Players(
                cast.accounts().get(0),
                cast.accounts().get(1),
                cast.creator(),
                cast.accounts().get(HOST),
                cast.accounts().get(CONSUMER));
    }
}
