package io.flock.sdk.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.audit.Difference.Kind;
import io.flock.sdk.audit.internal.block.AuditedTransaction;
import io.flock.sdk.fake.TestAuthority;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;

/** An audit that can't fail is worthless: each test changes a real ledger in one place and expects it to be named. */
class LedgerAuditTest {
    private final StoredLedger ledger = new StoredLedger();

    private static void assertNames(AuditReport report, AuditedTransaction at, Kind kind, String... parts) {
        assertThat(report.differences()).as("differences").anySatisfy(difference -> {
            assertThat(difference.block()).isEqualTo(at.block());
            assertThat(difference.transaction()).contains(at.id());
            assertThat(difference.kind()).isEqualTo(kind);
            assertThat(difference.toString()).contains(parts);
        });
        assertThatThrownBy(report::requireClean)
                .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.AUDIT_DIFFERENCES))
                        .isTrue());
    }

    @Test
    void honestLedger_hasNoDifference_andEveryFunctionInIt() {
        AuditReport report = ledger.audit();

        assertThat(report.differences()).isEmpty();
        assertThat(report.supply()).isEqualTo(Amount.ofFlock(7_047));
        assertThat(report.withheld().values()).containsExactly(1);
        assertThat(report.blocks()).isEqualTo(ledger.blocks().size());
        assertThat(ledger.transactions())
                .extracting(AuditedTransaction::function)
                .contains(
                        "governance:Found",
                        "governance:Approve",
                        "token:TransferFrom",
                        "alliance:Join",
                        "alliance:RevealVote",
                        "alliance:RevealAggregate",
                        "alliance:AdvanceTask",
                        "alliance:Claim");
    }

    @Test
    void honestLedger_hasNoDifference_heldAgainstItsAuthorities() {
        AuditReport report = ledger.audit(ledger.settings());

        assertThat(report.signersCertified()).isTrue();
        assertThat(report.differences()).isEmpty();
        assertThat(report.orderers())
                .as("a development network of before orderers signed")
                .isEqualTo(new OrderedBlocks(0, Optional.of(new BlockRange(1, report.blocks() - 1))));
    }

    @Test
    void changedBalance_isNamed_andMoneyIsMissed() {
        AuditedTransaction transfer = ledger.writing("token:Transfer", "acct");
        String key = StoredLedger.key(transfer, "acct").orElseThrow();

        AuditReport report = ledger.document(transfer, key, json -> json.replace("\"balance\":\"", "\"balance\":\"9"))
                .rechained()
                .audit();

        assertNames(report, transfer, Kind.WRITE, "acct~Org1MSP::ann", "700000000", "9700000000");
        assertThat(report.differences()).anySatisfy(difference -> {
            assertThat(difference.kind()).isEqualTo(Kind.MONEY);
            assertThat(difference.block()).isEqualTo(transfer.block());
        });
        assertNames(report, transfer, Kind.ENDORSEMENT, "at least 2", "[]");
    }

    @Test
    void changedRoles_areNamed() {
        AuditedTransaction draw = ledger.writing("alliance:AdvanceTask", "flRound");
        String key = StoredLedger.key(draw, "flRound").orElseThrow();

        AuditReport report = ledger.document(draw, key, json -> json.replace("PROPOSER", "x")
                        .replace("VOTER", "PROPOSER")
                        .replace("x", "VOTER"))
                .rechained()
                .audit();

        assertNames(report, draw, Kind.WRITE, "flRound~digits~000000");
    }

    @Test
    void changedTally_payoutAndRoster_areNamed() {
        for (String part : List.of("\"accept\":", "\"payouts\":[{\"account\":\"Org", "\"reward\":\"")) {
            StoredLedger changed = new StoredLedger();
            AuditedTransaction advance = changed.transactions().stream()
                    .filter(transaction -> transaction.writes().values().stream()
                            .anyMatch(document -> document.orElse("").contains(part)))
                    .findFirst()
                    .orElseThrow();
            String key = advance.writes().entrySet().stream()
                    .filter(write -> write.getValue().orElse("").contains(part))
                    .findFirst()
                    .orElseThrow()
                    .getKey();

            AuditReport report = changed.document(advance, key, json -> json.replace(part, part + "7"))
                    .rechained()
                    .audit();

            assertNames(report, advance, Kind.WRITE, "flRound~digits~");
        }
        AuditedTransaction advance = ledger.writing("alliance:AdvanceTask", "flRoster");
        String roster = StoredLedger.key(advance, "flRoster").orElseThrow();
        AuditReport report = ledger.document(
                        advance,
                        roster,
                        json -> json.replaceFirst("\"stake\":\"100000000\"", "\"stake\":\"200000000\""))
                .rechained()
                .audit();
        assertNames(report, advance, Kind.WRITE, "flRoster~digits");
        assertThat(report.differences()).extracting(Difference::kind).contains(Kind.MONEY);
    }

    @Test
    void missingBlock_isNamed_evenIfTheChainIsMendedBehindIt() {
        AuditedTransaction join = ledger.writing("alliance:Join", "flJoin");
        ledger.blocks().remove((int) join.block());

        AuditReport open = ledger.audit();
        assertThat(open.differences().get(0).toString())
                .contains("CHAIN number, expected " + join.block() + ", found " + (join.block() + 1));

        AuditReport mended = ledger.rechained().audit();
        assertThat(mended.differences()).extracting(Difference::kind).doesNotContain(Kind.CHAIN);
        assertThat(mended.differences())
                .extracting(Difference::kind)
                .containsAnyOf(Kind.STALE_READ, Kind.REFUSED, Kind.WRITE);
    }

    @Test
    void changedBytes_breakTheHashes() {
        AuditedTransaction transfer = ledger.writing("token:Transfer", "acct");
        ledger.edit(transfer, envelope -> TransactionEdit.request(envelope, json -> json.replace("3", "4")));

        assertThat(ledger.audit().differences()).anySatisfy(difference -> {
            assertThat(difference.kind()).isEqualTo(Kind.CHAIN);
            assertThat(difference.block()).isEqualTo(transfer.block());
            assertThat(difference.subject()).isEqualTo("data hash");
        });
    }

    @Test
    void validTransactionMarkedInvalid_showsInWhatFollows() {
        AuditedTransaction transfer = ledger.writing("token:Transfer", "acct");

        AuditReport report =
                ledger.mark(transfer, TxValidationCode.MVCC_READ_CONFLICT_VALUE).audit();

        assertThat(report.differences()).extracting(Difference::kind).contains(Kind.STALE_READ, Kind.WRITE);
    }

    @Test
    void revealOfAnotherValue_isRefusedByTheRules() {
        AuditedTransaction reveal = ledger.writing("alliance:RevealUpdate", "flUpd");

        AuditReport report = ledger.edit(
                        reveal,
                        envelope -> TransactionEdit.request(
                                envelope, json -> json.replaceFirst("\"cid\":\"bafy..", "\"cid\":\"bafy77")))
                .rechained()
                .audit();

        assertNames(report, reveal, Kind.REFUSED, "COMMITMENT_MISMATCH");
    }

    @Test
    void preimageOfAnotherChain_isRefusedByTheRules() {
        AuditedTransaction reveal = ledger.writing("alliance:RevealSeed", "flSeed");

        AuditReport report = ledger.edit(
                        reveal,
                        envelope -> TransactionEdit.request(
                                envelope, json -> json.replaceFirst("\"preimage\":\"....", "\"preimage\":\"0000")))
                .rechained()
                .audit();

        assertNames(report, reveal, Kind.REFUSED, "PREIMAGE_MISMATCH");
    }

    @Test
    void mintWithoutAMajority_isNamed() {
        AuditedTransaction mint = ledger.writing("governance:Approve", "credit");
        AuditedTransaction proposal = ledger.writing("governance:Propose", "govProposal");

        AuditReport report = ledger.edit(
                        proposal,
                        envelope -> TransactionEdit.keys(envelope, StoredLedger.NAMESPACE, set -> {
                            var forged = set.toBuilder();
                            mint.writes()
                                    .forEach((key, document) -> forged.addWrites(KVWrite.newBuilder()
                                            .setKey(key)
                                            .setValue(ByteString.copyFromUtf8(document.orElse("")))));
                            return forged.build();
                        }))
                .rechained()
                .audit();

        assertNames(report, proposal, Kind.WRITE, "credit~Org1MSP::ann", "expected nothing");
    }

    @Test
    void oneOrganisationAlone_isNoMajority() {
        AuditedTransaction transfer = ledger.writing("token:Transfer", "acct");

        AuditReport report = ledger.edit(
                        transfer,
                        envelope -> TransactionEdit.action(envelope, payload -> {
                            var alone = payload.toBuilder();
                            var one = alone.getAction().getEndorsements(0);
                            alone.getActionBuilder()
                                    .clearEndorsements()
                                    .addEndorsements(one)
                                    .addEndorsements(one);
                            return alone.build();
                        }))
                .rechained()
                .audit();

        assertNames(report, transfer, Kind.ENDORSEMENT, "at least 2");
    }

    @Test
    void signersOfAForeignAuthority_doNotCount() {
        var foreign = List.of(new TestAuthority("ca").certificate());

        AuditReport report = ledger.audit(new AuditSettings(
                "flock",
                StoredLedger.NAMESPACE,
                Optional.empty(),
                Map.of(
                        OrganisationId.parse("Org1MSP"), foreign,
                        OrganisationId.parse("Org2MSP"), foreign,
                        OrganisationId.parse("Org3MSP"), foreign)));

        assertThat(report.signersCertified()).isTrue();
        assertThat(report.differences())
                .filteredOn(difference -> difference.kind() == Kind.ENDORSEMENT)
                .hasSize((int) report.valid());
        assertThat(report.differences()).extracting(Difference::kind).containsOnly(Kind.ENDORSEMENT, Kind.CREATOR);
    }

    @Test
    void anotherFoundingDocument_isRefused() {
        AuditReport report = ledger.audit(new AuditSettings(
                "flock", StoredLedger.NAMESPACE, Optional.of(Digest.parse("00".repeat(32))), Map.of()));

        assertNames(report, ledger.writing("governance:Found", "acct"), Kind.REFUSED, "FOUNDING_MISMATCH");
    }

    @Test
    void writeOfAnotherChaincode_isNamed() {
        AuditedTransaction transfer = ledger.writing("token:Transfer", "acct");

        AuditReport report = ledger.edit(
                        transfer,
                        envelope -> TransactionEdit.result(envelope, action -> {
                            var other = action.toBuilder();
                            other.getChaincodeIdBuilder().setName("other");
                            return other.build();
                        }))
                .rechained()
                .audit();

        assertNames(report, transfer, Kind.WRITE, "writes by chaincode other");
    }

    @Property(tries = 25)
    void anyChangedDocument_isNamedByItsKey(
            @ForAll @IntRange(max = 10_000) int anyTransaction, @ForAll @IntRange(max = 10_000) int anyKey) {
        StoredLedger changed = new StoredLedger();
        List<AuditedTransaction> writing = changed.transactions().stream()
                .filter(AuditedTransaction::valid)
                .filter(transaction -> transaction.writes().values().stream().anyMatch(Optional::isPresent))
                .toList();
        AuditedTransaction transaction = writing.get(anyTransaction % writing.size());
        List<String> keys = transaction.writes().entrySet().stream()
                .filter(write -> write.getValue().isPresent())
                .map(Map.Entry::getKey)
                .toList();
        String key = keys.get(anyKey % keys.size());

        AuditReport report = changed.document(transaction, key, LedgerAuditTest::otherDigit)
                .rechained()
                .audit();

        assertThat(report.differences())
                .anySatisfy(difference -> assertThat(difference.transaction()).contains(transaction.id()))
                .extracting(Difference::kind)
                .contains(Kind.WRITE);
    }

    /** The last digit that is not the schema version's, or a letter of the document, becomes another. */
    private static String otherDigit(String json) {
        for (int i = json.length() - 1; i >= 0; i--) {
            char c = json.charAt(i);
            if (Character.isDigit(c) && !json.startsWith("\"schemaVersion\":", Math.max(0, i - 16))) {
                return json.substring(0, i) + (c == '8' ? '1' : '8') + json.substring(i + 1);
            }
        }
        return json.replace("{", "{ ");
    }
}
