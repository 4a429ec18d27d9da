package io.flock.testnet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.ByteString;
import io.flock.client.cli.Flock;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.codec.Json;
import io.flock.protocol.identity.AccountId;
import io.flock.sdk.audit.StoredBlocks;
import io.flock.sdk.audit.report.AuditDocument;
import io.flock.testnet.timed.ArenaPlay;
import io.flock.testnet.timed.TimedLedger;
import io.flock.testnet.timed.TimedTask;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hyperledger.fabric.protos.common.Block;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code flock audit --blocks}: a copy of the blocks, no network, no identity. */
@Tag("scenario")
class StoredAuditTest {
    private static List<Block> blocks;
    private static AccountId withholding;

    @TempDir
    private Path folder;

    private Path copy;
    private String out = "";
    private String err = "";

    /** An Arena task with disputes, in one of which a validator keeps its scores back, and an Alliance task. */
    @BeforeAll
    static void twoTasksArePlayed() {
        TimedLedger ledger = TimedLedger.founded(5);
        withholding = ledger.client(7);
        new ArenaPlay(ledger)
                .whole((account, now) ->
                        now.epoch() == 0 && now.phase() == ArenaPhase.DISPUTE_REVEAL && account.equals(withholding));
        TimedTask.joined(
                        ledger,
                        ledger.client(9),
                        IntStream.range(0, 9).mapToObj(ledger::client).toList(),
                        (account, phase) -> true)
                .playAll();
        blocks = ledger.blocks();
    }

    @BeforeEach
    void copy() {
        copy = folder.resolve("blocks.bin");
        StoredBlocks.write(copy, blocks);
    }

    private int audit(String... options) {
        List<String> words = new ArrayList<>(
                List.of("audit", "--home", folder.resolve("nowhere").toString()));
        words.addAll(List.of(options));
        StringWriter printed = new StringWriter();
        StringWriter told = new StringWriter();
        int status = Flock.commandLine(new PrintWriter(printed), new PrintWriter(told))
                .execute(words.toArray(String[]::new));
        out = printed.toString();
        err = told.toString();
        return status;
    }

    private JsonObject report(String... options) throws IOException {
        Path file = folder.resolve("report.json");
        List<String> words = new ArrayList<>(List.of("--blocks", copy.toString(), "--report", file.toString()));
        words.addAll(List.of(options));
        audit(words.toArray(String[]::new));
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }

    @Test
    void copy_isAuditedWithoutANetwork_andTheReportSaysOfWhat() throws IOException {
        JsonObject report = report();

        assertThat(err).isEmpty();
        assertThat(out).contains("differences   0", "certificates  not held against authorities");
        assertThat(report.get("formatVersion").getAsInt()).isEqualTo(AuditDocument.FORMAT);
        assertThat(report.get("channel").getAsString()).isEqualTo(TimedLedger.CHANNEL);
        assertThat(report.getAsJsonArray("chaincodes")).hasSize(1);
        assertThat(report.get("foundingDigest").getAsString()).hasSize(64);
        JsonObject span = report.getAsJsonObject("blocks");
        assertThat(span.get("first").getAsLong()).isZero();
        assertThat(span.get("last").getAsLong()).isEqualTo(blocks.size() - 1L);
        JsonObject money = report.getAsJsonObject("money");
        assertThat(money.get("minted").getAsString())
                .isEqualTo(money.get("total").getAsString())
                .isEqualTo(TimedLedger.GRANT.times(15).microsText());
        long parts = money.entrySet().stream()
                .filter(part -> !List.of("minted", "total").contains(part.getKey()))
                .mapToLong(part -> part.getValue().getAsLong())
                .sum();
        assertThat(parts).isEqualTo(money.get("total").getAsLong());
    }

    @Test
    void report_isCanonical_andTheSameEachTimeAndFromAFolder() throws IOException {
        report();
        String first = Files.readString(folder.resolve("report.json"));
        copy = Files.createDirectory(folder.resolve("blocks"));
        for (Block block : blocks) {
            Files.write(copy.resolve(block.getHeader().getNumber() + ".block"), block.toByteArray());
        }
        report();

        assertThat(Files.readString(folder.resolve("report.json"))).isEqualTo(first);
        assertThat(Json.write(Json.read(first, AuditDocument.class)) + "\n").isEqualTo(first);
        assertThat(first).doesNotContain(folder.getFileName().toString());
    }

    @Test
    void everyDispute_isShownWithScoresConsensusAndResult() throws IOException {
        JsonArray disputes = report().getAsJsonArray("disputes");

        assertThat(disputes).isNotEmpty().allSatisfy(each -> {
            JsonObject dispute = each.getAsJsonObject();
            assertThat(dispute.get("task").getAsString()).isEqualTo(ArenaPlay.TASK.text());
            assertThat(dispute.getAsJsonArray("firstScores")).isNotEmpty();
            assertThat(dispute.getAsJsonObject("firstConsensus").get("counted").getAsInt())
                    .isPositive();
            assertThat(dispute.getAsJsonObject("result").get("disputed").getAsBoolean())
                    .isTrue();
        });
        List<JsonElement> keptBack = new ArrayList<>();
        disputes.forEach(each -> each.getAsJsonObject().getAsJsonArray("scores").forEach(score -> {
            if (score.getAsJsonObject().get("score") == null) {
                keptBack.add(score.getAsJsonObject().get("validator"));
            }
        }));
        assertThat(keptBack).extracting(JsonElement::getAsString).contains(withholding.toString());
        assertThat(out).contains("dispute       " + ArenaPlay.TASK + ", epoch 0", withholding + " not shown");
    }

    @Test
    void changedByte_isADifferenceInTheReport_andTheExitStatusIs8() throws IOException {
        List<Block> changed = new ArrayList<>(blocks);
        byte[] envelope = blocks.get(40).getData().getData(0).toByteArray();
        envelope[envelope.length - 1] ^= 1;
        Block.Builder block = blocks.get(40).toBuilder();
        block.getDataBuilder().setData(0, ByteString.copyFrom(envelope));
        changed.set(40, block.build());
        StoredBlocks.write(copy, changed);

        JsonObject difference = report().getAsJsonArray("differences").get(0).getAsJsonObject();

        assertThat(difference.get("block").getAsLong()).isEqualTo(40);
        assertThat(difference.get("kind").getAsString()).isEqualTo("CHAIN");
        assertThat(difference.get("subject").getAsString()).isEqualTo("data hash");
        assertThat(difference.get("found").getAsString()).hasSize(64);
        assertThat(audit("--blocks", copy.toString())).isEqualTo(8);
    }

    @Test
    void updatesThatAreGone_areSaid_andAreNoDifference() throws IOException {
        JsonArray rounds =
                report("--recompute", "--content", "http://127.0.0.1:9").getAsJsonArray("rounds");

        assertThat(rounds).isNotEmpty().allSatisfy(each -> {
            JsonObject round = each.getAsJsonObject();
            assertThat(round.get("outcome").getAsString()).isEqualTo("NOT_CHECKED");
            assertThat(round.has("computed")).isFalse();
            assertThat(round.get("reason").getAsString()).isNotEmpty();
        });
        assertThat(out)
                .contains("models        0 computed again, 0 different, " + rounds.size() + " not checked")
                .contains("not checked " + TimedTask.TASK + ", round 0: ")
                .contains("differences   0");
    }

    @Test
    void anotherFoundingDigest_isADifference() throws IOException {
        JsonObject report = report("--founding-digest", "00".repeat(32));

        assertThat(report.getAsJsonObject("known").get("foundingDigest").getAsString())
                .isEqualTo("00".repeat(32));
        assertThat(report.getAsJsonArray("differences").get(0).getAsJsonObject().get("found"))
                .isNotNull();
        assertThat(out).contains("FOUNDING_MISMATCH");
    }

    @Test
    void whatCantBeRead_isACodedError() throws IOException {
        assertThat(audit("--blocks", folder.resolve("gone").toString())).isEqualTo(6);
        assertThat(err).startsWith("DATA_INVALID: ").contains("gone");
        assertThat(audit("--blocks", copy.toString(), "--channel", "other")).isEqualTo(3);
        assertThat(err).startsWith("CONFIGURATION_INVALID: ").contains("channel 'flock'");
        assertThat(audit("--blocks", copy.toString(), "--save", "copy.bin")).isEqualTo(2);
        assertThat(err).startsWith("USAGE: ");
        assertThat(audit("--blocks", copy.toString(), "--report", folder.toString()))
                .isEqualTo(3);
        assertThat(err).startsWith("CONFIGURATION_INVALID: the report ");
        Files.write(copy, new byte[] {1, 2, 3});
        assertThat(audit("--blocks", copy.toString())).isEqualTo(6);
        assertThat(err.strip().lines()).hasSize(1);
    }
}
