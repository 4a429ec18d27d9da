package io.flock.client.dashboard;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything at a glance: members, tasks, listings, accounts, and what happened last. */
final class OverviewJson {
    private static final List<String> ENDED = List.of("COMPLETED", "CANCELLED");

    /** What an account has to do with tasks, in micro-FLOCK. */
    private static final class Part {
        private int tasks;
        private Amount staked = Amount.ZERO;
        private Amount earned = Amount.ZERO;
        private Amount lost = Amount.ZERO;
        private Amount balance = Amount.ZERO;
    }

    private final LedgerMirror mirror;
    private final SortedMap<String, Part> parts = new TreeMap<>();

    OverviewJson(LedgerMirror mirror) {
        this.mirror = mirror;
    }

    JsonObject whole() {
        JsonObject json = new JsonObject();
        json.addProperty("height", mirror.height());
        json.add("organisations", organisations());
        json.add("tasks", tasks());
        json.add("models", models());
        balances();
        json.add("accounts", accounts());
        json.add("recent", StepJson.of(mirror.recent()));
        return json;
    }

    private JsonArray organisations() {
        return mirror.document(LedgerKey.consortium())
                .map(consortium -> consortium.getAsJsonArray("organisations"))
                .orElseGet(JsonArray::new);
    }

    private JsonArray tasks() {
        JsonArray json = new JsonArray();
        TaskKeys.all(mirror).forEach(keys -> json.add(task(keys)));
        return json;
    }

    private JsonObject task(TaskKeys keys) {
        JsonObject document = mirror.document(keys.task()).orElseThrow();
        JsonObject phase = mirror.document(keys.phase()).orElseThrow();
        JsonObject definition = document.getAsJsonObject("definition");
        boolean ended = ENDED.contains(phase.get("phase").getAsString());
        JsonObject json = new JsonObject();
        json.addProperty("name", keys.name().toString());
        json.addProperty("kind", keys.name().kind().text());
        json.add("title", definition.get("name"));
        json.add("creator", document.get("creator"));
        json.add("openedAt", document.get("openedAt"));
        json.add("phase", phase.get("phase"));
        json.add("round", phase.get(keys.number()));
        json.add("rounds", definition.get(keys.count()));
        json.add("deadline", phase.get("deadline"));
        json.addProperty("ended", ended);
        json.add("rewardPool", definition.get("rewardPool"));
        if (definition.has("arenaTaskId")) {
            json.add("arenaTaskId", definition.get("arenaTaskId"));
        }
        mirror.document(ArenaKeys.roster(keys.name().task()))
                .filter(roster -> keys.isArena() && roster.has("best"))
                .ifPresent(roster -> json.add("best", roster.get("best")));
        if (keys.isArena()) {
            json.add("metric", definition.get("metric"));
        }
        json.addProperty("members", members(keys, ended));
        json.addProperty("staked", staked(keys, ended).micros());
        paid(keys);
        return json;
    }

    private int members(TaskKeys keys, boolean ended) {
        return mirror.document(keys.roster())
                .map(roster -> {
                    for (JsonElement element : roster.getAsJsonArray("members")) {
                        JsonObject member = element.getAsJsonObject();
                        Part part = part(member.get("account"));
                        part.tasks++;
                        part.staked = ended ? part.staked : part.staked.plus(staked(member));
                    }
                    return roster.getAsJsonArray("members").size();
                })
                .orElseGet(() -> mirror.documents(
                                keys.isArena() ? KeyType.ARENA_STAKE : KeyType.JOIN,
                                keys.name().task().text())
                        .size());
    }

    private Amount staked(TaskKeys keys, boolean ended) {
        return mirror.document(keys.roster())
                .filter(roster -> !ended)
                .map(roster -> roster.getAsJsonArray("members").asList().stream()
                        .map(member -> staked(member.getAsJsonObject()))
                        .toList())
                .map(Amount::sum)
                .orElse(Amount.ZERO);
    }

    /** FLOCK, also of a stake of gmFLOCK: those behind it. */
    static Amount staked(JsonObject member) {
        return amount(member.has("cover") ? member.getAsJsonObject("cover").get("principal") : member.get("stake"));
    }

    /** What settlements paid and took. */
    private void paid(TaskKeys keys) {
        mirror.documents(
                        keys.isArena() ? KeyType.SETTLEMENT : KeyType.ROUND,
                        keys.name().task().text())
                .values()
                .forEach(document -> {
                    JsonObject settlement = keys.isArena() ? document : document.getAsJsonObject("settlement");
                    if (settlement != null) {
                        each(settlement, "payouts", (part, amount) -> part.earned = part.earned.plus(amount));
                        each(settlement, "penalties", (part, amount) -> part.lost = part.lost.plus(amount));
                    }
                    if (!keys.isArena()) {
                        each(document, "seedPenalties", (part, amount) -> part.lost = part.lost.plus(amount));
                    }
                });
    }

    private interface Booking {
        void book(Part part, Amount amount);
    }

    private void each(JsonObject in, String list, Booking booking) {
        for (JsonElement element : in.getAsJsonArray(list)) {
            JsonObject one = element.getAsJsonObject();
            booking.book(part(one.get("account")), amount(one.has("moved") ? one.get("moved") : one.get("amount")));
        }
    }

    private JsonArray models() {
        JsonArray json = new JsonArray();
        mirror.documents(KeyType.MODEL).forEach((key, listing) -> {
            JsonObject model = ModelJson.summary(mirror, key.attributes().get(0), listing);
            json.add(model);
        });
        return json;
    }

    private void balances() {
        mirror.documents(KeyType.ACCOUNT).forEach((key, account) -> {
            Part part = part(key.attributes().get(0));
            part.balance = part.balance.plus(amount(account.get("balance")));
        });
        mirror.documents(KeyType.CREDIT).forEach((key, credit) -> {
            Part part = part(key.attributes().get(0));
            part.balance = part.balance.plus(amount(credit.get("amount")));
        });
    }

    private JsonArray accounts() {
        JsonArray json = new JsonArray();
        parts.forEach((account, part) -> {
            JsonObject one = new JsonObject();
            one.addProperty("account", account);
            one.addProperty("tasks", part.tasks);
            one.addProperty("balance", Long.toString(part.balance.micros()));
            one.addProperty("staked", Long.toString(part.staked.micros()));
            one.addProperty("earned", Long.toString(part.earned.micros()));
            one.addProperty("lost", Long.toString(part.lost.micros()));
            json.add(one);
        });
        return json;
    }

    private Part part(JsonElement account) {
        return part(account.getAsString());
    }

    private Part part(String account) {
        return parts.computeIfAbsent(account, none -> new Part());
    }

    static Amount amount(JsonElement micros) {
        return Amount.ofMicros(micros.getAsLong());
    }
}
