package io.flock.client.dashboard;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.ledger.MarketKeys;
import io.flock.protocol.marketplace.Listed;
import io.flock.sdk.audit.TrailStep;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A task with all its documents, how it came through its phases, and the stakes on the way. */
final class TaskJson {
    private static final int STEPS = 60;
    private static final int POINTS = 240;

    private final LedgerMirror mirror;
    private final TaskKeys keys;

    TaskJson(LedgerMirror mirror, TaskKeys keys) {
        this.mirror = mirror;
        this.keys = keys;
    }

    /** @throws FlockException UNKNOWN_TASK */
    JsonObject whole() {
        JsonObject task = mirror.document(keys.task())
                .orElseThrow(() -> new FlockException(ErrorCode.UNKNOWN_TASK, "there is no task " + keys.name()));
        List<TrailStep> steps = mirror.steps(keys.name().toString());
        JsonObject json = new JsonObject();
        json.addProperty("name", keys.name().toString());
        json.addProperty("kind", keys.name().kind().text());
        json.add("task", task);
        mirror.document(keys.phase()).ifPresent(phase -> json.add("phase", phase));
        mirror.document(keys.roster()).ifPresent(roster -> json.add("roster", roster));
        json.add("rounds", all(keys.rounds()));
        if (keys.isArena()) {
            json.add("settlements", all(KeyType.SETTLEMENT));
            mirror.document(ArenaKeys.finalKey(keys.name().task())).ifPresent(key -> json.add("finalKey", key));
            referral().ifPresent(referral -> json.add("referral", referral));
        }
        json.add("applied", all(keys.isArena() ? KeyType.ARENA_STAKE : KeyType.JOIN));
        json.add("acted", acted(steps));
        json.add("timeline", timeline(steps));
        json.add("stakes", stakes(steps));
        json.add("steps", StepJson.of(newest(steps)));
        return json;
    }

    /** Which version's ratings the task answers. */
    private Optional<JsonObject> referral() {
        return mirror.document(MarketKeys.derived(keys.name().task()))
                .map(listed -> Json.read(listed.toString(), Listed.class))
                .flatMap(listed -> mirror.document(MarketKeys.referral(listed.version())));
    }

    private JsonArray all(KeyType type) {
        JsonArray all = new JsonArray();
        mirror.documents(type, keys.name().task().text()).values().forEach(all::add);
        return all;
    }

    /** Who has sent something since the phase began. */
    private JsonArray acted(List<TrailStep> steps) {
        Set<String> accounts = new TreeSet<>();
        for (TrailStep step : steps) {
            if (step.writes().containsKey(keys.phase().composite())) {
                accounts.clear();
            } else {
                accounts.add(step.account().toString());
            }
        }
        JsonArray json = new JsonArray();
        accounts.forEach(json::add);
        return json;
    }

    private JsonArray timeline(List<TrailStep> steps) {
        JsonArray json = new JsonArray();
        for (TrailStep step : steps) {
            written(step, keys.phase().composite()).ifPresent(phase -> {
                JsonObject one = at(step);
                one.add("phase", phase.get("phase"));
                one.add("round", phase.get(keys.number()));
                one.addProperty("by", step.account().toString());
                json.add(one);
            });
        }
        return json;
    }

    /**
     * What each member has at stake, in micro-FLOCK, those behind gmFLOCK included, whenever it was written; thinned out
     * evenly, the last one always there.
     */
    private JsonArray stakes(List<TrailStep> steps) {
        List<TrailStep> writing = steps.stream()
                .filter(step -> step.writes().containsKey(keys.roster().composite()))
                .toList();
        int every = Math.max(1, (writing.size() + POINTS - 1) / POINTS);
        JsonArray json = new JsonArray();
        for (int i = 0; i < writing.size(); i++) {
            if ((writing.size() - 1 - i) % every == 0) {
                TrailStep step = writing.get(i);
                written(step, keys.roster().composite()).ifPresent(roster -> {
                    JsonObject one = at(step);
                    JsonObject members = new JsonObject();
                    for (JsonElement member : roster.getAsJsonArray("members")) {
                        JsonObject of = member.getAsJsonObject();
                        members.addProperty(
                                of.get("account").getAsString(),
                                Long.toString(OverviewJson.staked(of).micros()));
                    }
                    one.add("members", members);
                    one.add("pool", roster.get("pool"));
                    json.add(one);
                });
            }
        }
        return json;
    }

    private static Optional<JsonObject> written(TrailStep step, String composite) {
        return step.writes().getOrDefault(composite, Optional.empty()).map(LedgerMirror::parse);
    }

    private static JsonObject at(TrailStep step) {
        JsonObject json = new JsonObject();
        json.addProperty("block", step.block());
        json.addProperty("time", step.timestamp());
        return json;
    }

    static List<TrailStep> newest(List<TrailStep> steps) {
        return steps.subList(Math.max(0, steps.size() - STEPS), steps.size());
    }
}
