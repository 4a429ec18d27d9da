package io.flock.client.dashboard;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.sdk.audit.TrailStep;
import java.util.List;
import java.util.Optional;

/** Transactions, for the page's list of what happened. */
final class StepJson {
    private StepJson() {}

    static JsonArray of(List<TrailStep> steps) {
        JsonArray all = new JsonArray();
        steps.forEach(step -> all.add(of(step)));
        return all;
    }

    static JsonObject of(TrailStep step) {
        JsonObject json = new JsonObject();
        json.addProperty("id", step.id().text());
        json.addProperty("block", step.block());
        json.addProperty("time", step.timestamp());
        json.addProperty("function", step.function());
        json.addProperty("account", step.account().toString());
        subject(step).ifPresent(subject -> json.addProperty("subject", subject));
        return json;
    }

    private static Optional<String> subject(TrailStep step) {
        return step.writes().entrySet().stream()
                .flatMap(write ->
                        LedgerKey.parse(write.getKey()).flatMap(key -> Subject.of(key, write.getValue())).stream())
                .findFirst();
    }
}
