package io.flock.sdk.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.audit.Difference.Kind;
import io.flock.sdk.audit.report.AuditDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of blocks comes from somebody: whatever was done to it is refused or named, and the report says what was read. */
class TamperedCopyTest {
    private static final List<Block> BLOCKS = new StoredLedger().blocks();

    @TempDir
    Path folder;

    private static AuditReport audit(Path copy) {
        LedgerAudit audit = new LedgerAudit(AuditSettings.of("flock", StoredLedger.NAMESPACE));
        StoredBlocks.read(copy, audit::accept);
        return audit.report();
    }

    private AuditReport audit(List<Block> blocks) {
        Path file = folder.resolve("blocks");
        StoredBlocks.write(file, blocks);
        return audit(file);
    }

    private static byte[] bytes(AuditReport report) {
        return AuditDocument.of(report, "flock test", Optional.empty()).canonicalBytes();
    }

    private static void assertChain(AuditReport report, long block, String subject) {
        assertThat(report.differences()).anySatisfy(difference -> {
            assertThat(difference.kind()).isEqualTo(Kind.CHAIN);
            assertThat(difference.block()).isEqualTo(block);
            assertThat(difference.subject()).isEqualTo(subject);
        });
    }

    @Test
    void copy_givesTheReportOfTheBlocksThemselves() throws IOException {
        byte[] direct = bytes(new StoredLedger().audit());

        assertThat(bytes(audit(BLOCKS))).isEqualTo(direct);
        for (Block block : BLOCKS) {
            Files.write(folder.resolve(block.getHeader().getNumber() + ".block"), block.toByteArray());
        }
        assertThat(bytes(audit(folder))).as("single files").isEqualTo(direct);
    }

    @Test
    void changedByteOfATransaction_isNamedWithItsBlock() {
        List<Block> changed = new ArrayList<>(BLOCKS);
        byte[] envelope = BLOCKS.get(9).getData().getData(0).toByteArray();
        envelope[envelope.length / 2] ^= 1;
        Block.Builder block = BLOCKS.get(9).toBuilder();
        block.getDataBuilder().setData(0, ByteString.copyFrom(envelope));
        changed.set(9, block.build());

        assertChain(audit(changed), 9, "data hash");
    }

    @Test
    void missingBlock_isNamed_andSoIsAMissingBeginning() {
        List<Block> changed = new ArrayList<>(BLOCKS);
        changed.remove(9);
        assertChain(audit(changed), 10, "number");

        AuditReport late = audit(BLOCKS.subList(1, BLOCKS.size()));
        assertChain(late, 1, "number");
        assertThat(late.span().orElseThrow().first()).isEqualTo(1);
        assertThat(late.blocks()).isEqualTo(BLOCKS.size() - 1L);
    }

    @Test
    void swappedBlocks_areNamed() {
        List<Block> changed = new ArrayList<>(BLOCKS);
        Collections.swap(changed, 9, 10);

        AuditReport report = audit(changed);

        assertChain(report, 10, "number");
        assertChain(report, 9, "number");
    }

    @Test
    void shorterCopy_isNoDifference_butAnotherReport() {
        AuditReport whole = audit(BLOCKS);
        AuditReport shorter = audit(BLOCKS.subList(0, BLOCKS.size() - 1));

        assertThat(shorter.span().orElseThrow().last())
                .isEqualTo(whole.span().orElseThrow().last() - 1);
        assertThat(shorter.span().orElseThrow().lastHash())
                .isNotEqualTo(whole.span().orElseThrow().lastHash());
        assertThat(bytes(shorter)).isNotEqualTo(bytes(whole));
    }

    @Test
    void impossibleNumber_isRefused() {
        List<Block> changed = new ArrayList<>(BLOCKS);
        Block.Builder block = BLOCKS.get(9).toBuilder();
        block.getHeaderBuilder().setNumber(-1);
        changed.set(9, block.build());

        assertThatThrownBy(() -> audit(changed)).isInstanceOfSatisfying(FlockException.class, e -> {
            assertThat(e.is(ErrorCode.DATA_INVALID)).isTrue();
            assertThat(e.what()).contains("18446744073709551615");
        });
    }

    /** A certificate of a point that is on no curve: found by flipping bits. */
    @Test
    void endorserWithABrokenKey_signsNothing() {
        StoredLedger ledger = new StoredLedger();
        AuditedTransaction transfer = ledger.writing("token:Transfer", "acct");

        AuditReport report = ledger.edit(
                        transfer,
                        envelope -> TransactionEdit.action(envelope, payload -> {
                            var changed = payload.toBuilder();
                            changed.getActionBuilder()
                                    .getEndorsementsBuilderList()
                                    .forEach(endorsement ->
                                            endorsement.setEndorser(brokenKey(endorsement.getEndorser())));
                            return changed.build();
                        }))
                .rechained()
                .audit();

        assertThat(report.differences()).anySatisfy(difference -> {
            assertThat(difference.transaction()).contains(transfer.id());
            assertThat(difference.kind()).isEqualTo(Kind.ENDORSEMENT);
            assertThat(difference.subject()).isEqualTo("organisations that signed");
        });
    }

    private static ByteString brokenKey(ByteString endorser) {
        try {
            SerializedIdentity identity = SerializedIdentity.parseFrom(endorser);
            X509Certificate certificate = Certificates.of(identity);
            byte[] key = certificate.getPublicKey().getEncoded();
            ByteString point = ByteString.copyFrom(key, key.length - 64, 64);
            byte[] der = certificate.getEncoded();
            int at = 0;
            while (!ByteString.copyFrom(der, at, 64).equals(point)) {
                at++;
            }
            der[at + 63] ^= 1;
            String pem = "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder().encodeToString(der)
                    + "\n-----END CERTIFICATE-----\n";
            return identity.toBuilder()
                    .setIdBytes(ByteString.copyFromUtf8(pem))
                    .build()
                    .toByteString();
        } catch (InvalidProtocolBufferException | CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Orderers' signatures and peers' notes in a block's metadata are not checked: hash and report do not rest on them. */
    @Property(tries = 15)
    void anyFlippedBitOfAFile_isRefusedOrNamed_orIsInMetadata(
            @ForAll @IntRange(max = Integer.MAX_VALUE - 1) int where, @ForAll @IntRange(max = 7) int bit)
            throws IOException {
        Path file = Files.createTempFile("blocks", "");
        try {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (Block block : BLOCKS) {
                block.writeDelimitedTo(all);
            }
            byte[] flipped = all.toByteArray();
            flipped[where % flipped.length] ^= (byte) (1 << bit);
            Files.write(file, flipped);
            AuditReport report = audit(file);
            assertThat(!report.isClean() || onlyMetadataDiffers(StoredBlocks.read(file)))
                    .as("bit " + bit + " of byte " + where % flipped.length)
                    .isTrue();
        } catch (FlockException e) {
            assertThat(e.is(ErrorCode.DATA_INVALID)).isTrue();
        } finally {
            Files.delete(file);
        }
    }

    private static boolean onlyMetadataDiffers(List<Block> read) {
        return read.size() == BLOCKS.size()
                && read.stream()
                        .map(block -> block.toBuilder()
                                .setMetadata(BLOCKS.get((int) block.getHeader().getNumber())
                                        .getMetadata())
                                .build())
                        .toList()
                        .equals(BLOCKS);
    }
}
