package io.flock.testnet.demo.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

final class DemoReportTest {
    @Test
    void json_hasEveryFieldThatScriptsReadWithTheLedgersUnits() {
        JsonObject json = JsonParser.parseString(DemoJson.render(Results.withDifferences()))
                .getAsJsonObject();

        assertThat(json.keySet())
                .contains(
                        "accuracy",
                        "rounds",
                        "seconds",
                        "engine",
                        "participants",
                        "auditDifferences",
                        "moneyConserved",
                        "transactions",
                        "stateBytesPerParticipantRound",
                        "blockBytesPerParticipantRound",
                        "roundOverheadSeconds",
                        "devnetStartMillis",
                        "globalModelDigests");
        JsonObject malicious = json.getAsJsonArray("participants").get(2).getAsJsonObject();
        assertThat(malicious.get("account").getAsString()).isEqualTo("Org3MSP::trainer-3");
        assertThat(malicious.get("organisation").getAsString()).isEqualTo("Org3MSP");
        assertThat(malicious.get("malicious").getAsBoolean()).isTrue();
        assertThat(malicious.get("stakeBefore").getAsLong()).isEqualTo(100_000_000L);
        assertThat(malicious.get("stakeAfter").getAsLong()).isEqualTo(80_000_000L);
        assertThat(malicious.get("removed").getAsBoolean()).isTrue();
        assertThat(json.get("auditDifferences").getAsInt()).isZero();
    }

    @Test
    void json_countsTheAuditsDifferencesAndNamesThem() {
        JsonObject json = JsonParser.parseString(DemoJson.render(Results.withDifferences("block 7: a payout is off")))
                .getAsJsonObject();

        assertThat(json.get("auditDifferences").getAsInt()).isEqualTo(1);
        assertThat(json.getAsJsonArray("differences").get(0).getAsString()).contains("block 7");
    }

    @Test
    void arena_standsInJson_table_andPage_whereThereWasOne() {
        DemoResult result = Results.withArena();
        JsonObject arena = JsonParser.parseString(DemoJson.render(result))
                .getAsJsonObject()
                .getAsJsonObject("arena");

        assertThat(arena.getAsJsonArray("nodes")).hasSize(2);
        assertThat(arena.getAsJsonArray("validators")).hasSize(2);
        assertThat(arena.get("disputes").getAsInt()).isEqualTo(1);
        assertThat(arena.getAsJsonObject("consensusModel").get("score").getAsString())
                .isEqualTo("912345");
        JsonObject copier = arena.getAsJsonObject("plagiarist");
        assertThat(copier.get("balance").getAsLong()).isEqualTo(10_000_000L);
        assertThat(copier.get("honestMeanRewards").getAsLong()).isEqualTo(40_000_000L);
        assertThat(copier.getAsJsonArray("ranks").get(0).getAsInt()).isEqualTo(2);
        JsonObject colluder = arena.getAsJsonObject("colluder");
        assertThat(colluder.get("balance").getAsLong()).isEqualTo(-20_000_000L);
        assertThat(colluder.get("caught").getAsBoolean()).isTrue();

        assertThat(SummaryTable.render(result))
                .contains("Org3MSP::node-2", "node, plagiarist", "0 FALSE_SCORE", "0.9123");
        assertThat(HtmlReport.render(result)).contains("The competition in the Arena", "validator, colluding");
        assertThat(DemoJson.render(Results.withDifferences())).doesNotContain("\"arena\"");
    }

    @Test
    void market_standsInJson_table_andPage_whereTheModelWasListed() {
        DemoResult result = Results.withArena();
        JsonObject market = JsonParser.parseString(DemoJson.render(result))
                .getAsJsonObject()
                .getAsJsonObject("market");

        assertThat(market.get("settled").getAsLong()).isEqualTo(178_000);
        assertThat(market.get("ratingHundredths").getAsInt()).isEqualTo(200);
        assertThat(market.get("referredTo").getAsString()).isEqualTo("better-1");
        assertThat(SummaryTable.render(result))
                .contains("178 predictions of digits-reader for 0.178 FLOCK", "2.00 of 5 stars");
        assertThat(HtmlReport.render(result)).contains("The model on the market", "Org3MSP::reader");
        assertThat(DemoJson.render(Results.withDifferences())).doesNotContain("\"market\"");
    }

    @Test
    void table_hasALineForEachParticipantAndTheAuditsResult() {
        String table = SummaryTable.render(Results.withDifferences("block 7: a payout is off"));

        assertThat(table).contains("Org1MSP::trainer-1", "Org2MSP::trainer-2", "Org3MSP::trainer-3", "labelFlip");
        assertThat(table).contains("1 DIFFERENCES", "block 7: a payout is off");
    }

    @Test
    void page_holdsThreePlotsAndLoadsNothing(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("report.html");

        HtmlReport.write(Results.withDifferences(), file);

        String page = Files.readString(file);
        assertThat(page.split("<svg", -1)).hasSize(4);
        assertThat(page).doesNotContain("<script", "<link", "<img");
        assertThat(Pattern.compile("(?:src|href)\\s*=\\s*[\"']https?:")
                        .matcher(page)
                        .find())
                .isFalse();
        assertThat(page).contains("0 differences", "Org3MSP::trainer-3");
    }

    @Test
    void plots_areWellFormedAndTellTheMaliciousApart() throws Exception {
        String svg = StakePlot.svg(Results.withDifferences());

        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));

        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(svg).contains("rgb(213,94,0)", "stroke-dasharray");
    }

    @Test
    void hostileNames_areEscaped() {
        assertThat(HtmlReport.render(Results.withDifferences("<script>alert(1)</script>")))
                .doesNotContain("<script>");
    }
}
