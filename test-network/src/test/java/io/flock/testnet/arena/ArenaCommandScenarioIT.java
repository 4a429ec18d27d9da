package io.flock.testnet.arena;

import io.flock.testnet.Engine;
import org.junit.jupiter.api.Nested;

/** On Fabric's own processes. */
class ArenaCommandScenarioIT {
    @Nested
    class WholeTask extends WholeTaskScenarios {
        WholeTask() {
            super(Engine.FABRIC);
        }
    }

    @Nested
    class SeparatedRoles extends SeparatedRolesScenarios {
        SeparatedRoles() {
            super(Engine.FABRIC);
        }
    }

    @Nested
    class GmStake extends GmStakeScenarios {
        GmStake() {
            super(Engine.FABRIC);
        }
    }
}
