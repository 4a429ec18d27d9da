package io.flock.devnet.conformance;

import io.flock.devnet.conformance.scenario.Catalogue;
import java.util.List;

/** One call and its answer. A class of its own, so that the parts can be played at once. */
class DevnetCallConformanceTest extends DevnetConformance {
    @Override
    List<Scenario> part() {
        return Catalogue.ofCalls();
    }
}
