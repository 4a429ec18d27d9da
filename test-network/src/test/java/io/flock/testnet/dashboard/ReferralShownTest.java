package io.flock.testnet.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.request.CreateTask;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.ReferredSet;
import io.flock.protocol.marketplace.request.ReferModel;
import io.flock.protocol.money.Amount;
import io.flock.testnet.timed.ArenaPlay;
import io.flock.testnet.timed.MarketPlay;
import io.flock.testnet.timed.TimedLedger;
import io.flock.testnet.timed.TimedTask;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A model that was sent back into training: the audit derives it again, and the dashboard tells it of task and model. */
@Tag("scenario")
class ReferralShownTest {
    private static final ContentRef EXAMPLES =
            new ContentRef("bafyexamples", FieldHash.ofDomain("examples").digest());

    private static void refer(TimedLedger ledger) {
        List<AccountId> trainers =
                IntStream.range(0, 9).mapToObj(ledger::client).toList();
        TimedTask.joined(ledger, ledger.client(9), trainers, (who, phase) -> true)
                .playAll();
        AccountId host = ledger.client(10);
        AccountId consumer = ledger.client(11);
        MarketPlay market = new MarketPlay(ledger);
        ledger.submit(ledger.client(9), "marketplace:ListModel", market.listing(MarketPlay.PRICE));
        market.host(host, "http://127.0.0.1:8085", Amount.ofFlock(100));
        ChannelId channel = market.channel(host, consumer, "one");
        market.settle(host, channel, 40);
        market.rate(consumer, 1, EXAMPLES, channel);
        AccountId creator = ledger.client(12);
        ArenaTask task = ArenaPlay.definition();
        ledger.submit(creator, "arena:CreateTask", new CreateTask(task, Optional.empty(), Optional.empty()));
        ReferredSet set = new ReferredSet(task.validationSet(), List.of(EXAMPLES));
        ReferModel referral = new ReferModel(MarketPlay.FIRST, ArenaPlay.TASK, Optional.of(set));
        ledger.submit(creator, "marketplace:ReferModel", referral);
        ledger.submit(creator, "marketplace:ReferModel", referral);
    }

    private static JsonObject shown(ShownLedger of, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(of.server.address()).resolve(path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }

    @Test
    void referral_isAuditedWithItsSet_andShownBesideTaskAndVersion() throws Exception {
        try (ShownLedger ledger = ShownLedger.founded()) {
            refer(ledger.ledger);
            ledger.transfer();

            assertThat(ledger.ledger.audit().differences()).isEmpty();
            JsonObject ofTask =
                    shown(ledger, "/api/tasks/arena:" + ArenaPlay.TASK).getAsJsonObject("referral");
            JsonObject ofModel = shown(ledger, "/api/models/" + MarketPlay.LISTING)
                    .getAsJsonArray("versions")
                    .get(0)
                    .getAsJsonObject()
                    .getAsJsonObject("referral");
            assertThat(ofTask).isNotNull().isEqualTo(ofModel);
            assertThat(ofTask.getAsJsonObject("version").get("listing").getAsString())
                    .isEqualTo(MarketPlay.LISTING.text());
            JsonObject set = ofTask.getAsJsonObject("set");
            assertThat(set.getAsJsonArray("feedback")).hasSize(1);
            assertThat(set.getAsJsonObject("set")
                            .getAsJsonObject("content")
                            .get("cid")
                            .getAsString())
                    .isEqualTo(ArenaPlay.definition().validationSet().content().cid());
        }
    }
}
