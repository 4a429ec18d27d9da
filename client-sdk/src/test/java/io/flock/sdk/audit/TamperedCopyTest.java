package io.flock.sdk.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.MemberStatus;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.arena.Assignment;
import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.sdk.audit.Difference.Kind;
import io.flock.sdk.audit.internal.block.AuditedTransaction;
import io.flock.sdk.audit.internal.msp.Signers;
import io.flock.sdk.audit.internal.state.DisputedEpoch;
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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
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
    private static final AccountId NODE = AccountId.of("Org1MSP", "node");

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
            X509Certificate certificate = new Signers(Map.of()).read(endorser).certificate();
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

    private static AccountId validator(int number) {
        return AccountId.of("Org2MSP", "validator" + number);
    }

    private static void assertUnreadable(AuditReport report, AuditedTransaction at, String key) {
        assertThat(report.differences()).anySatisfy(difference -> {
            assertThat(difference.transaction()).contains(at.id());
            assertThat(difference.kind()).isEqualTo(Kind.UNREADABLE);
            assertThat(difference.subject()).isEqualTo(key);
        });
    }

    /** What others read back. */
    private static AuditDocument document(AuditReport report) {
        AuditDocument document = AuditDocument.of(report, "flock test", Optional.empty());
        assertThat(Json.read(document.canonicalBytes(), AuditDocument.class)).isEqualTo(document);
        return document;
    }

    @Test
    void disputeUnderAKeyThatIsNoEpochs_isNamed_andLeftOut() {
        List<Assignment> again = List.of(new Assignment(NODE, List.of(validator(0))));
        ForgedWrites forged = new ForgedWrites()
                .write(KeyType.ARENA_EPOCH, List.of("BAD ID", "000000"), DisputedEpoch.of(0, again))
                .write(KeyType.ARENA_EPOCH, List.of("good-id", "000001"), DisputedEpoch.of(1_000_000, again))
                .write(KeyType.ARENA_EPOCH, List.of("good-id", "000002"), DisputedEpoch.of(2, again));

        AuditReport report = forged.audit().report();

        assertUnreadable(report, forged.transaction(), "arenaEpoch~BAD ID~000000");
        assertUnreadable(report, forged.transaction(), "arenaEpoch~good-id~000001");
        assertThat(document(report).disputes()).extracting(Dispute::epoch).containsExactly(2);
    }

    @Test
    void epochThatNamesOneNodeTwice_givesAReportThatCanBeReadAgain() {
        List<AccountId> most =
                IntStream.range(0, 256).mapToObj(TamperedCopyTest::validator).toList();
        List<AccountId> others =
                IntStream.range(256, 512).mapToObj(TamperedCopyTest::validator).toList();
        List<Assignment> twice = List.of(new Assignment(NODE, most), new Assignment(NODE, others));
        ForgedWrites forged =
                new ForgedWrites().write(KeyType.ARENA_EPOCH, List.of("good-id", "000000"), DisputedEpoch.of(0, twice));

        List<Dispute> disputes = document(forged.audit().report()).disputes();

        assertThat(disputes).hasSize(1);
        assertThat(disputes.get(0).firstScores())
                .extracting(JurorScore::validator)
                .hasSameElementsAs(most);
    }

    @Test
    void adoptedRoundUnderAKeyThatIsNoRounds_isNamed_andLeftOut() {
        long adopted = new ForgedWrites().audit().adoptedRounds().count();
        ForgedWrites forged = new ForgedWrites();
        String round = forged.adoptedRound();
        forged.write(KeyType.ROUND, List.of("BAD ID", "000000"), round)
                .write(
                        KeyType.ROUND,
                        List.of("digits", "000009"),
                        round.replaceFirst("\"round\":\\d+", "\"round\":1000000"));

        LedgerAudit audit = forged.audit();

        assertUnreadable(audit.report(), forged.transaction(), "flRound~BAD ID~000000");
        assertUnreadable(audit.report(), forged.transaction(), "flRound~digits~000009");
        assertThat(audit.adoptedRounds()).hasSize((int) adopted).isNotEmpty();
        document(audit.report());
    }

    @Test
    void updateUnderAKeyThatIsNoAccounts_isNamed_andLeftOut() {
        AuditedTransaction reveal = new StoredLedger().writing("alliance:RevealUpdate", "flUpd");
        String key = StoredLedger.key(reveal, "flUpd").orElseThrow();
        String update = reveal.writes().get(key).orElseThrow();
        List<String> attributes =
                new ArrayList<>(LedgerKey.parse(key).orElseThrow().attributes());
        attributes.set(attributes.size() - 1, "~nobody");
        ForgedWrites forged = new ForgedWrites().write(KeyType.UPDATE, attributes, update);

        LedgerAudit audit = forged.audit();

        assertUnreadable(audit.report(), forged.transaction(), "flUpd~" + String.join("~", attributes));
        assertThat(audit.adoptedRounds().map(each -> each.view().updates().size()))
                .isEqualTo(new ForgedWrites()
                        .audit()
                        .adoptedRounds()
                        .map(each -> each.view().updates().size())
                        .toList());
    }

    @Test
    void forgedCountsOfWithholding_addUpToTheGreatestNumberAtMost() {
        Member member = new Member(
                NODE,
                Amount.ofFlock(1),
                Digest.parse("0".repeat(64)),
                MemberStatus.ACTIVE,
                Optional.empty(),
                Integer.MAX_VALUE,
                Optional.empty(),
                Optional.empty());
        Roster roster = new Roster(List.of(member), Amount.ZERO, new TreeMap<>(), 0, List.of(), GlobalModel.unseeded());
        ForgedWrites forged = new ForgedWrites()
                .write(KeyType.ROSTER, List.of("one"), roster)
                .write(KeyType.ROSTER, List.of("two"), roster);

        assertThat(document(forged.audit().report()).withheld()).containsEntry(NODE, Integer.MAX_VALUE);
    }

    @Test
    void moreDifferencesThanAReportShows_areCounted() {
        int many = AuditReport.SHOWN_DIFFERENCES + 1;
        ForgedWrites forged = new ForgedWrites();
        IntStream.range(0, many).forEach(i -> forged.write(KeyType.EXECUTED, List.of("forged" + i), "{}"));

        AuditReport report = forged.audit().report();

        assertThat(report.differences()).hasSize(AuditReport.SHOWN_DIFFERENCES);
        assertThat(report.differencesInAll()).isGreaterThanOrEqualTo(many);
        assertThat(report.isClean()).isFalse();
        assertThatThrownBy(report::requireClean).hasMessageContaining(report.differencesInAll() + " differences");
        AuditDocument document = document(report);
        assertThat(document.differences()).hasSize(AuditReport.SHOWN_DIFFERENCES);
        assertThat(document.differencesInAll()).isEqualTo(report.differencesInAll());
    }

    @Test
    void moreDisputesThanAReportShows_areCounted() {
        List<Assignment> four = IntStream.range(0, 4)
                .mapToObj(i -> new Assignment(AccountId.of("Org1MSP", "node" + i), List.of(validator(0))))
                .toList();
        int epochs = AuditReport.SHOWN_DISPUTES / 4 + 2;
        ForgedWrites forged = new ForgedWrites();
        IntStream.range(0, epochs)
                .forEach(i -> forged.write(
                        KeyType.ARENA_EPOCH, List.of("good-id", "%06d".formatted(i)), DisputedEpoch.of(i, four)));

        AuditDocument document = document(forged.audit().report());

        assertThat(document.disputes()).hasSize(AuditReport.SHOWN_DISPUTES);
        assertThat(document.disputesInAll()).isEqualTo(epochs * 4L);
    }

    @Test
    void controlCharactersOfAForger_doNotReachTheLine() {
        ForgedWrites forged =
                new ForgedWrites().write(KeyType.EXECUTED, List.of("a\u001b[2Jb\u009b\u202e\u2028"), "{\u0007\n}");

        assertThat(forged.audit().report().differences())
                .filteredOn(difference -> difference.subject().contains("\u001b"))
                .isNotEmpty()
                .allSatisfy(difference -> assertThat(difference.toString())
                        .contains("a�[2Jb���")
                        .doesNotContainPattern("[\\p{C}\u2028]"));
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
