package io.flock.testnet.scenario;

import io.flock.testnet.Engine;

/** On Fabric's own processes. */
class MarketScenarioIT extends MarketScenarios {
    MarketScenarioIT() {
        super(Engine.FABRIC);
    }
}
