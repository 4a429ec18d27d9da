package io.flock.devnet.conformance;

import io.flock.devnet.conformance.scenario.Catalogue;
import java.util.List;

/** Load, and parts that fail and come again. A class of its own, so that the parts can be played at once. */
class DevnetDisturbanceConformanceTest extends DevnetConformance {
    @Override
    List<Scenario> part() {
        return Catalogue.ofDisturbances();
    }
}
