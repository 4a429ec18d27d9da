package io.flock.testnet.scenario;

import io.flock.testnet.Engine;
import org.junit.jupiter.api.Tag;

/** On the embedded network. */
@Tag("scenario")
class SealedTaskScenarioTest extends SealedTaskScenarios {
    SealedTaskScenarioTest() {
        super(Engine.DEVNET);
    }
}
