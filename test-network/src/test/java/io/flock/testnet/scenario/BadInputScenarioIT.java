package io.flock.testnet.scenario;

import io.flock.testnet.Engine;

/** On Fabric's own processes. */
class BadInputScenarioIT extends BadInputScenarios {
    BadInputScenarioIT() {
        super(Engine.FABRIC);
    }
}
