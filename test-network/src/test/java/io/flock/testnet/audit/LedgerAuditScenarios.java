package io.flock.testnet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.AuditSettings;
import io.flock.sdk.audit.LedgerAudit;
import io.flock.sdk.audit.OrderedBlocks;
import io.flock.sdk.audit.StoredBlocks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plays money, votes of the consortium and a whole task and audits the blocks. Written once for every network; who
 * extends this says for which. With {@code -Dflock.blocks=<file>} the blocks are kept: client-sdk's tests tamper with
 * them.
 */
abstract class LedgerAuditScenarios {
    @TempDir
    Path folder;

    /** A new network. */
    abstract LedgerUnderTest start(Path state);

    @Test
    void wholeLedger_isAuditedWithoutDifference_andWithheldRevealsAreCounted() {
        try (LedgerUnderTest ledger = start(folder)) {
            LedgerPlay.Outcome played = new LedgerPlay(ledger).run();
            FlockClient creator = played.creator();

            LedgerAudit audit = new LedgerAudit(new AuditSettings(
                    "flock",
                    "flock",
                    Optional.of(ledger.founding().digest()),
                    ledger.authorities(),
                    ledger.orderers()));
            List<Block> blocks = new ArrayList<>();
            creator.blocks().read(Duration.ofSeconds(60), block -> {
                blocks.add(block);
                audit.accept(block);
            });
            AuditReport report = audit.report();

            assertThat(report.differences()).isEmpty();
            assertThat(report.valid()).isGreaterThan(40);
            assertThat(report.orderersCertified()).isTrue();
            assertThat(report.orderers()).isEqualTo(new OrderedBlocks(report.blocks() - 1, Optional.empty()));
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
