package io.flock.sdk.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.flock.protocol.identity.OrganisationId;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.hyperledger.fabric.protos.common.Block;
import org.junit.jupiter.api.Test;

/**
 * The play of {@link StoredLedger} on Fabric's own peers and orderers: headers, hashes and signatures are theirs. Written by
 * test-network's LedgerAuditScenarioIT.
 */
class FabricLedgerTest {
    private final List<Block> blocks = load();
    private final AuditSettings settings =
            new AuditSettings("flock", "flock", Optional.empty(), ChannelAuthorities.of(blocks.get(0)));

    private static List<Block> load() {
        try (InputStream in =
                new GZIPInputStream(FabricLedgerTest.class.getResourceAsStream("fabric-ledger.blocks.gz"))) {
            return new ArrayList<>(StoredBlocks.read(in));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private AuditReport audit() {
        LedgerAudit audit = new LedgerAudit(settings);
        blocks.forEach(audit::accept);
        return audit.report();
    }

    @Test
    void ledgerOfFabricsOwnPeers_hasNoDifference_heldAgainstItsAuthorities() {
        AuditReport report = audit();

        assertThat(settings.authorities())
                .containsOnlyKeys(
                        OrganisationId.parse("Org1MSP"),
                        OrganisationId.parse("Org2MSP"),
                        OrganisationId.parse("Org3MSP"));
        assertThat(report.differences()).isEmpty();
        assertThat(report.valid()).isGreaterThan(40);
    }

    @Test
    void lastTransactionASecondLater_isNamed() {
        int last = blocks.size() - 1;
        Block.Builder changed = blocks.get(last).toBuilder();
        int index = changed.getData().getDataCount() - 1;
        changed.getDataBuilder().setData(index, later(changed.getData().getData(index)));
        changed.getHeaderBuilder().setDataHash(ChainCheck.dataHash(changed.build()));
        blocks.set(last, changed.build());

        assertThat(audit().differences())
                .allSatisfy(difference -> assertThat(difference.block()).isEqualTo(last))
                .extracting(difference -> difference.kind() + " " + difference.subject())
                .contains("CREATOR signature", "PROPOSAL proposal hash");
    }

    private static ByteString later(ByteString envelope) {
        try {
            return TransactionEdit.channelHeader(envelope, header -> {
                var later = header.toBuilder();
                later.getTimestampBuilder().setSeconds(header.getTimestamp().getSeconds() + 1);
                return later.build();
            });
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
