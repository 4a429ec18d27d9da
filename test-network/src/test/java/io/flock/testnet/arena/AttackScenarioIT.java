package io.flock.testnet.arena;

import io.flock.testnet.audit.FabricLedger;
import io.flock.testnet.audit.LedgerUnderTest;
import java.nio.file.Path;

/** On Fabric's own processes. */
class AttackScenarioIT extends AttackScenarios {
    @Override
    LedgerUnderTest start(Path state) {
        return new FabricLedger(state, Cast.founding(FabricLedger.CLOCK_WINDOW_SECONDS), Cast.everybody());
    }
}
