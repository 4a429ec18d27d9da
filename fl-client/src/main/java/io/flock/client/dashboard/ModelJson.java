package io.flock.client.dashboard;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.MarketKeys;
import io.flock.protocol.marketplace.Rating;
import io.flock.protocol.marketplace.RatingSummary;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.money.Amount;
import java.util.Collection;

/** A listing with its versions, their ratings and revenue, its hosts and channels. */
final class ModelJson {
    private final LedgerMirror mirror;
    private final ListingId id;

    ModelJson(LedgerMirror mirror, ListingId id) {
        this.mirror = mirror;
        this.id = id;
    }

    static JsonObject summary(LedgerMirror mirror, String id, JsonObject listing) {
        Collection<JsonObject> ratings = mirror.documents(
                        KeyType.RATING,
                        id,
                        LedgerKey.digits(listing.get("versions").getAsInt()))
                .values();
        JsonObject json = new JsonObject();
        json.add("listing", listing);
        json.addProperty("spent", Long.toString(spent(channels(mirror, id)).micros()));
        json.addProperty("ratings", ratings.size());
        json.addProperty("hundredths", hundredths(ratings));
        json.addProperty("hosts", mirror.documents(KeyType.MODEL_HOST, id).size());
        JsonArray sources = new JsonArray();
        mirror.documents(KeyType.MODEL_VERSION, id).values().forEach(version -> sources.add(version.get("source")));
        json.add("sources", sources);
        return json;
    }

    /** @throws FlockException UNKNOWN_LISTING */
    static JsonObject listing(LedgerMirror mirror, ListingId id) {
        return mirror.document(MarketKeys.listing(id))
                .orElseThrow(() -> new FlockException(ErrorCode.UNKNOWN_LISTING, "there is no listing " + id));
    }

    /** @throws FlockException UNKNOWN_LISTING */
    JsonObject whole() {
        JsonObject json = summary(mirror, id.text(), listing(mirror, id));
        JsonArray versions = new JsonArray();
        mirror.documents(KeyType.MODEL_VERSION, id.text()).values().forEach(version -> versions.add(version(version)));
        json.add("versions", versions);
        JsonArray hosts = new JsonArray();
        mirror.documents(KeyType.MODEL_HOST, id.text()).values().forEach(hosts::add);
        json.add("hostList", hosts);
        json.add("channels", channels(mirror, id.text()));
        json.addProperty(
                "knowledge", mirror.documents(KeyType.KNOWLEDGE, id.text()).size());
        json.add("steps", StepJson.of(TaskJson.newest(mirror.steps(Subject.MODEL + id))));
        return json;
    }

    private JsonObject version(JsonObject document) {
        int number = document.getAsJsonObject("ref").get("version").getAsInt();
        VersionRef ref = new VersionRef(id, number);
        String digits = LedgerKey.digits(number);
        JsonObject json = new JsonObject();
        json.add("version", document);
        JsonArray ratings = new JsonArray();
        Collection<JsonObject> rated =
                mirror.documents(KeyType.RATING, id.text(), digits).values();
        rated.forEach(ratings::add);
        json.add("ratings", ratings);
        json.addProperty("hundredths", hundredths(rated));
        Amount undivided = Amount.sum(mirror.documents(KeyType.REVENUE, id.text(), digits).values().stream()
                .map(entry -> OverviewJson.amount(entry.get("amount")))
                .toList());
        json.addProperty("undivided", Long.toString(undivided.micros()));
        mirror.document(MarketKeys.revenueFold(ref)).ifPresent(fold -> json.add("earned", fold.get("earned")));
        mirror.document(MarketKeys.referral(ref)).ifPresent(referral -> json.add("referral", referral));
        return json;
    }

    static JsonArray channels(LedgerMirror mirror, String listing) {
        JsonArray json = new JsonArray();
        mirror.documents(KeyType.CHANNEL).values().stream()
                .filter(channel -> channel.get("listing").getAsString().equals(listing))
                .forEach(json::add);
        return json;
    }

    static Amount spent(JsonArray channels) {
        return Amount.sum(channels.asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(channel -> OverviewJson.amount(channel.get("settled")))
                .toList());
    }

    private static int hundredths(Collection<JsonObject> ratings) {
        return RatingSummary.of(ratings.stream()
                        .map(rating -> Json.read(rating.toString(), Rating.class))
                        .toList())
                .hundredths();
    }
}
