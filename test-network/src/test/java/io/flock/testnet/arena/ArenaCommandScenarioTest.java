package io.flock.testnet.arena;

import io.flock.testnet.Engine;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** On the embedded network. */
@Tag("scenario")
class ArenaCommandScenarioTest {
    @Nested
    class WholeTask extends WholeTaskScenarios {
        WholeTask() {
            super(Engine.DEVNET);
        }
    }

    @Nested
    class SeparatedRoles extends SeparatedRolesScenarios {
        SeparatedRoles() {
            super(Engine.DEVNET);
        }
    }

    @Nested
    class GmStake extends GmStakeScenarios {
        GmStake() {
            super(Engine.DEVNET);
        }
    }
}
