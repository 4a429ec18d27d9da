package io.flock.devnet.conformance;

import io.flock.devnet.conformance.scenario.Catalogue;
import java.util.List;

/** What becomes of transactions. A class of its own, so that the parts can be played at once. */
class DevnetTransactionConformanceTest extends DevnetConformance {
    @Override
    List<Scenario> part() {
        return Catalogue.ofTransactions();
    }
}
