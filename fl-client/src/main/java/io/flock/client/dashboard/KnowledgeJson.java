package io.flock.client.dashboard;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.MarketKeys;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A listing's knowledge base: its documents with votes and uses, who contributed them, and the searches that were paid. */
final class KnowledgeJson {
    private final LedgerMirror mirror;
    private final ListingId id;

    KnowledgeJson(LedgerMirror mirror, ListingId id) {
        this.mirror = mirror;
        this.id = id;
    }

    /** @throws io.flock.protocol.error.FlockException UNKNOWN_LISTING */
    JsonObject whole() {
        JsonObject json = new JsonObject();
        json.add("listing", ModelJson.listing(mirror, id));
        JsonArray channels = new JsonArray();
        ModelJson.channels(mirror, id.text()).asList().stream()
                .filter(channel -> channel.getAsJsonObject().has("searches"))
                .forEach(channels::add);
        json.add("documents", documents(answers(channels)));
        json.add("contributors", contributors());
        json.add("channels", channels);
        json.addProperty("spent", Long.toString(ModelJson.spent(channels).micros()));
        Amount undivided = Amount.sum(mirror.documents(KeyType.KNOWLEDGE_REVENUE, id.text()).values().stream()
                .map(entry -> OverviewJson.amount(entry.get("amount")))
                .toList());
        json.addProperty("undivided", Long.toString(undivided.micros()));
        return json;
    }

    /** In how many answers each document was, as far as it is settled. */
    private static Map<String, Long> answers(JsonArray channels) {
        Map<String, Long> answers = new TreeMap<>();
        for (JsonElement channel : channels) {
            channel.getAsJsonObject()
                    .getAsJsonObject("searches")
                    .getAsJsonObject("answers")
                    .entrySet()
                    .forEach(
                            used -> answers.merge(used.getKey(), used.getValue().getAsLong(), Long::sum));
        }
        return answers;
    }

    private JsonArray documents(Map<String, Long> answers) {
        JsonArray json = new JsonArray();
        mirror.documents(KeyType.KNOWLEDGE, id.text()).forEach((key, document) -> {
            String digest = key.attributes().get(1);
            JsonObject one = new JsonObject();
            one.add("document", document);
            one.addProperty("answers", answers.getOrDefault(digest, 0L));
            if (!document.has("outcome")) {
                votes(digest, document.get("ballot").getAsInt(), one);
            }
            json.add(one);
        });
        return json;
    }

    /** What has been cast in a vote that is open; how it counts is decided at the close. */
    private void votes(String digest, int ballot, JsonObject into) {
        List<Amount> accepting = new ArrayList<>();
        List<Amount> rejecting = new ArrayList<>();
        mirror.documents(KeyType.KNOWLEDGE_VOTE, id.text(), digest, LedgerKey.digits(ballot))
                .values()
                .forEach(organisation -> organisation
                        .getAsJsonObject("votes")
                        .entrySet()
                        .forEach(each -> {
                            JsonObject vote = each.getValue().getAsJsonObject();
                            (vote.get("accept").getAsBoolean() ? accepting : rejecting)
                                    .add(OverviewJson.amount(vote.get("weight")));
                        }));
        into.addProperty("accepting", Long.toString(Amount.sum(accepting).micros()));
        into.addProperty("rejecting", Long.toString(Amount.sum(rejecting).micros()));
        into.addProperty("voters", accepting.size() + rejecting.size());
    }

    private JsonArray contributors() {
        Map<String, Integer> accepted = new TreeMap<>();
        mirror.documents(KeyType.KNOWLEDGE, id.text())
                .values()
                .forEach(document -> accepted.merge(
                        document.get("contributor").getAsString(),
                        document.get("status").getAsString().equals("ACCEPTED") ? 1 : 0,
                        Integer::sum));
        JsonArray json = new JsonArray();
        accepted.forEach((account, documents) -> {
            JsonObject one = new JsonObject();
            one.addProperty("account", account);
            one.addProperty("accepted", documents);
            one.addProperty("points", points(account));
            one.addProperty(
                    "earned", Long.toString(earned(AccountId.parse(account)).micros()));
            json.add(one);
        });
        return json;
    }

    /** Of all days, for documents in any base. */
    private int points(String account) {
        return mirror.documents(KeyType.POINTS, account).values().stream()
                .mapToInt(day -> day.get("contributed").getAsInt())
                .sum();
    }

    private Amount earned(AccountId account) {
        return mirror.document(MarketKeys.knowledgeFold(id))
                .map(fold -> fold.getAsJsonObject("earned").get(account.toString()))
                .map(OverviewJson::amount)
                .orElse(Amount.ZERO);
    }
}
