package io.flock.testnet.arena;

import io.flock.testnet.Engine;
import org.junit.jupiter.api.Tag;

/** On the embedded network. */
@Tag("scenario")
class ArenaCommandScenarioTest extends ArenaCommandScenarios {
    ArenaCommandScenarioTest() {
        super(Engine.DEVNET);
    }
}
