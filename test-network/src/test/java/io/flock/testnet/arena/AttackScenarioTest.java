package io.flock.testnet.arena;

import io.flock.testnet.audit.EmbeddedLedger;
import io.flock.testnet.audit.LedgerUnderTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** On the embedded network. */
@Tag("scenario")
class AttackScenarioTest extends AttackScenarios {
    @Override
    LedgerUnderTest start(Path state) {
        return new EmbeddedLedger(state, Cast.founding(EmbeddedLedger.CLOCK_WINDOW_SECONDS));
    }
}
