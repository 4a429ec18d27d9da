package io.flock.testnet.scenario;

import io.flock.testnet.Engine;

/** On Fabric's own processes. */
class OwnTaskScenarioIT extends OwnTaskScenarios {
    OwnTaskScenarioIT() {
        super(Engine.FABRIC);
    }
}
