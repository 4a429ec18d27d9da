package io.flock.testnet.scenario;

import io.flock.testnet.Engine;

/** On Fabric's own processes. */
class SealedTaskScenarioIT extends SealedTaskScenarios {
    SealedTaskScenarioIT() {
        super(Engine.FABRIC);
    }
}
