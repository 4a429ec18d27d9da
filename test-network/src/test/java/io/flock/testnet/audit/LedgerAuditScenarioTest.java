package io.flock.testnet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.AuditSettings;
import io.flock.sdk.audit.LedgerAudit;
import io.flock.sdk.audit.StoredBlocks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plays money, votes of the consortium and a whole task on the embedded network and audits the blocks. With {@code
 * -Dflock.blocks=<file>} the blocks are kept: client-sdk's tests tamper with them.
 */
@Tag("scenario")
class LedgerAuditScenarioTest {
    @TempDir
    Path folder;

    @Test
    void wholeLedger_isAuditedWithoutDifference_andWithheldRevealsAreCounted() {
        try (EmbeddedLedger ledger = new EmbeddedLedger(folder)) {
            LedgerPlay.Outcome played = new LedgerPlay(ledger).run();
            FlockClient creator = played.creator();

            LedgerAudit audit = new LedgerAudit(new AuditSettings(
                    "flock", "flock", Optional.of(ledger.foundingDocument().digest()), ledger.authorities()));
            List<Block> blocks = new ArrayList<>();
            creator.blocks().readUntilQuiet(Duration.ofSeconds(4), block -> {
                blocks.add(block);
                audit.accept(block);
            });
            AuditReport report = audit.report();

            assertThat(report.differences()).isEmpty();
            assertThat(report.valid()).isGreaterThan(40);
            assertThat(report.supply())
                    .isEqualTo(creator.token().totalSupply().run())
                    .isEqualTo(Amount.ofFlock(7_000 + 50 - 3));
            assertThat(report.withheld()).containsExactly(Map.entry(played.withholding(), 1));
            if (System.getProperty("flock.blocks") != null) {
                StoredBlocks.write(Path.of(System.getProperty("flock.blocks")), blocks);
            }
        }
    }
}
