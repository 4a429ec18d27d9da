package io.flock.client.dashboard;

import com.google.gson.JsonObject;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.sdk.audit.TrailStep;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a draw was made from, as the ledger has it, so that the page can make it again: the roster before it, as text,
 * whose digest goes into a first seed, the preimages that were shown, and what was drawn.
 */
final class DrawJson {
    private final LedgerMirror mirror;
    private final String channel;
    private final TaskKeys keys;

    DrawJson(LedgerMirror mirror, String channel, TaskKeys keys) {
        this.mirror = mirror;
        this.channel = channel;
        this.keys = keys;
    }

    /** @throws FlockException UNKNOWN_TASK, WRONG_PHASE before the draw */
    JsonObject of(int round) {
        JsonObject task = mirror.document(keys.task())
                .orElseThrow(() -> new FlockException(ErrorCode.UNKNOWN_TASK, "there is no task " + keys.name()));
        LedgerKey document =
                new LedgerKey(keys.rounds(), List.of(keys.name().task().text(), keys.round(round)));
        JsonObject drawn = mirror.document(document)
                .orElseThrow(() -> new FlockException(
                        ErrorCode.WRONG_PHASE, "nothing is drawn for " + keys.number() + " " + round + " yet"));
        JsonObject json = new JsonObject();
        json.addProperty("kind", keys.name().kind().text());
        json.addProperty("channel", channel);
        json.addProperty("taskId", keys.name().task().text());
        json.addProperty("round", round);
        json.add("definition", task.get("definition"));
        json.addProperty("roster", rosterBefore(document));
        json.add("drawn", drawn);
        if (keys.isArena()) {
            json.add("preimages", preimages(KeyType.ARENA_READY, round));
        } else {
            alliance(json, round);
        }
        return json;
    }

    private String rosterBefore(LedgerKey document) {
        Optional<String> last = Optional.empty();
        for (TrailStep step : mirror.steps(keys.name().toString())) {
            if (step.writes().containsKey(document.composite())) {
                break;
            }
            last = step.writes().getOrDefault(keys.roster().composite(), last);
        }
        return last.orElseThrow();
    }

    private void alliance(JsonObject json, int round) {
        JsonObject seeds = preimages(KeyType.SEED, round);
        if (!seeds.keySet().isEmpty()) {
            json.add("preimages", seeds);
            return;
        }
        TaskId task = keys.name().task();
        JsonObject shown = new JsonObject();
        show(shown, KeyType.UPDATE, "PROPOSER", Phase.PROPOSE_COMMIT, round - 1);
        show(shown, KeyType.VOTE, "VOTER", Phase.VOTE_COMMIT, round - 1);
        json.add("preimages", shown);
        mirror.document(LedgerKey.round(task, round - 1)).ifPresent(before -> json.add("previous", before));
    }

    private JsonObject preimages(KeyType type, int round) {
        JsonObject json = new JsonObject();
        records(type, round).forEach((key, record) -> json.add(key.attributes().get(2), record.get("preimage")));
        return json;
    }

    /** What stands revealed of those who had the role; a leaked commitment does not count. */
    private void show(JsonObject into, KeyType type, String role, Phase commit, int round) {
        JsonObject before =
                mirror.document(LedgerKey.round(keys.name().task(), round)).orElseThrow();
        records(type, round).forEach((key, record) -> {
            String account = key.attributes().get(2);
            boolean leaked = mirror.text(new LedgerKey(
                            KeyType.LEAK,
                            List.of(keys.name().task().text(), keys.round(round), commit.name(), account)))
                    .isPresent();
            boolean seated = before.getAsJsonArray("seats").asList().stream()
                    .map(seat -> seat.getAsJsonObject())
                    .anyMatch(seat -> seat.get("account").getAsString().equals(account)
                            && seat.get("role").getAsString().equals(role));
            if (record.has("preimage") && seated && !leaked) {
                into.add(account, record.get("preimage"));
            }
        });
    }

    private Map<LedgerKey, JsonObject> records(KeyType type, int round) {
        return mirror.documents(type, keys.name().task().text(), keys.round(round));
    }
}
