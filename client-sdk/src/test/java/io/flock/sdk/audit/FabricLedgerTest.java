package io.flock.sdk.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.protocol.identity.OrganisationId;
import io.flock.sdk.audit.internal.block.BlockBytes;
import io.flock.sdk.audit.internal.finding.Findings;
import io.flock.sdk.audit.internal.order.OrdererCheck;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Metadata;
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
        return audit(settings);
    }

    private AuditReport audit(AuditSettings settings) {
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
        assertThat(report.orderers()).isEqualTo(new OrderedBlocks(blocks.size() - 1L, Optional.empty()));
        assertThat(report.orderersCertified()).isFalse();
    }

    @Test
    void ledgerOfFabricsOwnOrderers_isSignedByThem_andByNobodyElsesAuthority() {
        Map<OrganisationId, List<X509Certificate>> orderers = ChannelAuthorities.ofOrderers(blocks.get(0));
        assertThat(orderers).containsOnlyKeys(OrganisationId.parse("OrdererMSP"));
        assertThat(audit(settings.withOrderers(orderers)).differences()).isEmpty();

        AuditReport others = audit(settings.withOrderers(Map.of(
                OrganisationId.parse("OrdererMSP"), settings.authorities().get(OrganisationId.parse("Org1MSP")))));
        assertThat(others.differences()).hasSize(blocks.size() - 1).allSatisfy(difference -> assertThat(
                        difference.toString())
                .contains("ORDERER signatures, expected ANY Writers of [OrdererMSP], found valid ones of []"));
    }

    @Test
    void signatureThatWasChanged_removed_orTakenFromAnotherBlock_isNamed() {
        int middle = blocks.size() / 2;
        Block block = blocks.get(middle);
        Block other = blocks.get(middle - 1);
        List<UnaryOperator<Metadata>> changes = List.of(
                metadata -> metadata.toBuilder().clearSignatures().build(),
                metadata -> metadata.toBuilder().clearValue().build(),
                metadata -> signatures(other));
        for (UnaryOperator<Metadata> change : changes) {
            blocks.set(middle, SignedChain.changed(block, change));

            assertThat(audit().differences())
                    .extracting(difference -> difference.block() + " " + difference.kind() + " " + difference.subject())
                    .containsExactly(middle + " ORDERER signatures");
        }
    }

    @Property(tries = 500)
    void anyFlippedBitOfWhatAnOrdererSaid_isNamed(@ForAll int anyBlock, @ForAll int anyBit) {
        int number = 1 + Math.floorMod(anyBlock, blocks.size() - 1);
        byte[] metadata = blocks.get(number).getMetadata().getMetadata(0).toByteArray();
        int bit = Math.floorMod(anyBit, metadata.length * Byte.SIZE);
        metadata[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        Block.Builder changed = blocks.get(number).toBuilder();
        changed.getMetadataBuilder().setMetadata(0, ByteString.copyFrom(metadata));
        Findings findings = new Findings();
        OrdererCheck orderers = new OrdererCheck(settings, findings);
        orderers.accept(blocks.get(0));
        orderers.accept(changed.build());

        assertThat(findings.first()).singleElement().satisfies(difference -> {
            assertThat(difference.block()).isEqualTo(number);
            assertThat(difference.kind()).isEqualTo(Difference.Kind.ORDERER);
        });
    }

    /** Whoever leaves out a block and mends the chain behind it can't sign the headers that this changes. */
    @Test
    void blockThatIsLeftOut_isNamedByAllBehindIt() {
        int middle = blocks.size() / 2;
        blocks.remove(middle);
        for (int i = middle; i < blocks.size(); i++) {
            Block.Builder block = blocks.get(i).toBuilder();
            block.getHeaderBuilder()
                    .setNumber(i)
                    .setPreviousHash(BlockBytes.hash(blocks.get(i - 1).getHeader()));
            blocks.set(i, block.build());
        }

        assertThat(audit().differences().stream()
                        .filter(difference -> difference.kind() == Difference.Kind.ORDERER)
                        .map(Difference::block))
                .isEqualTo(LongStream.range(middle, blocks.size()).boxed().toList());
    }

    private static Metadata signatures(Block block) {
        try {
            return Metadata.parseFrom(block.getMetadata().getMetadata(0));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void lastTransactionASecondLater_isNamed() {
        int last = blocks.size() - 1;
        Block.Builder changed = blocks.get(last).toBuilder();
        int index = changed.getData().getDataCount() - 1;
        changed.getDataBuilder().setData(index, later(changed.getData().getData(index)));
        changed.getHeaderBuilder().setDataHash(BlockBytes.dataHash(changed.build()));
        blocks.set(last, changed.build());

        assertThat(audit().differences())
                .allSatisfy(difference -> assertThat(difference.block()).isEqualTo(last))
                .extracting(difference -> difference.kind() + " " + difference.subject())
                .contains("CREATOR signature", "PROPOSAL proposal hash", "ORDERER signatures");
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
