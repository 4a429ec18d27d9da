package io.flock.testnet.arena;

import io.flock.testnet.Engine;

/** On Fabric's own processes. */
class ArenaCommandScenarioIT extends ArenaCommandScenarios {
    ArenaCommandScenarioIT() {
        super(Engine.FABRIC);
    }
}
