package io.flock.testnet.scenario;

import io.flock.testnet.Engine;
import org.junit.jupiter.api.Tag;

/** On the embedded network. */
@Tag("scenario")
class OwnTaskScenarioTest extends OwnTaskScenarios {
    OwnTaskScenarioTest() {
        super(Engine.DEVNET);
    }
}
