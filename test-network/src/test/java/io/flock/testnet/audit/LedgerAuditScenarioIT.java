package io.flock.testnet.audit;

import java.nio.file.Path;

/** On Fabric's own processes. */
class LedgerAuditScenarioIT extends LedgerAuditScenarios {
    @Override
    LedgerUnderTest start(Path state) {
        return new FabricLedger(state);
    }
}
