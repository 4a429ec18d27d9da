package io.flock.testnet.audit;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** On the embedded network. */
@Tag("scenario")
class LedgerAuditScenarioTest extends LedgerAuditScenarios {
    @Override
    LedgerUnderTest start(Path state) {
        return new EmbeddedLedger(state);
    }
}
