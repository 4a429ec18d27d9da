package io.flock.client.cli.audit;

import io.flock.sdk.FlockClient;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.AuditSettings;
import io.flock.sdk.audit.LedgerAudit;
import java.time.Duration;
import java.util.function.Consumer;
import org.hyperledger.fabric.protos.common.Block;

/** Audits a running network from block 0 to where its ledger ends now. */
public final class LiveAudit {
    private final FlockClient flock;
    private final AuditSettings settings;

    /** With what the auditor knows beforehand. */
    public LiveAudit(FlockClient flock, AuditSettings settings) {
        this.flock = flock;
        this.settings = settings;
    }

    /**
     * Reads and checks the blocks.
     *
     * @param quiet where the peers can't tell the ledger's height: it has ended when no block came for so long
     * @param also is given every block too
     * @throws io.flock.protocol.error.FlockException CONNECTION_FAILED or DEADLINE_EXCEEDED when the blocks do not come
     */
    public AuditReport run(Duration quiet, Consumer<? super Block> also) {
        return audit(quiet, also).report();
    }

    /** The same, with the audit itself. */
    LedgerAudit audit(Duration quiet, Consumer<? super Block> also) {
        LedgerAudit audit = new LedgerAudit(settings);
        Consumer<Block> both = block -> {
            audit.accept(block);
            also.accept(block);
        };
        flock.blocks().readAll(quiet, both);
        return audit;
    }
}
