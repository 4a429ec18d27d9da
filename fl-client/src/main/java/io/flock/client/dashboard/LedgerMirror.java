package io.flock.client.dashboard;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.sdk.audit.LedgerTrail;
import io.flock.sdk.audit.TrailStep;
import io.flock.sdk.explain.Explainer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.hyperledger.fabric.protos.common.Block;

/**
 * The world state and the way there, from the blocks. One thread feeds it, others look: everything that belongs together
 * is read inside of one {@link #looking}.
 */
public final class LedgerMirror {
    private static final int RECENT = 80;
    private static final char LAST = '\uDBFF';

    private final LedgerTrail trail;
    private final SortedMap<String, String> documents = new TreeMap<>();
    private final Map<String, List<TrailStep>> bySubject = new HashMap<>();
    private final Deque<TrailStep> recent = new ArrayDeque<>();
    private long height;
    private List<String> orderers = List.of();

    /**
     * An empty mirror.
     *
     * @param chaincode the chaincode's name on the channel
     */
    public LedgerMirror(String chaincode) {
        trail = new LedgerTrail(chaincode);
    }

    /** Takes the next block; one that came before is passed over. */
    public synchronized void accept(Block block) {
        if (block.getHeader().getNumber() < height) {
            return;
        }
        trail.accept(block).forEach(this::follow);
        Orderers.of(block).ifPresent(named -> orderers = named);
        height = block.getHeader().getNumber() + 1;
    }

    private void follow(TrailStep step) {
        Map<String, Boolean> subjects = new TreeMap<>();
        step.writes().forEach((composite, document) -> {
            document.ifPresentOrElse(json -> documents.put(composite, json), () -> documents.remove(composite));
            LedgerKey.parse(composite)
                    .flatMap(key -> Subject.of(key, document))
                    .ifPresent(subject -> subjects.put(subject, true));
        });
        subjects.keySet().forEach(subject -> bySubject
                .computeIfAbsent(subject, none -> new ArrayList<>())
                .add(step));
        recent.addFirst(step);
        if (recent.size() > RECENT) {
            recent.removeLast();
        }
    }

    /** Looks while nothing changes. */
    synchronized <T> T looking(Supplier<T> look) {
        return look.get();
    }

    /** How many blocks it has. */
    public synchronized long height() {
        return height;
    }

    /** The channel's orderers, as its last configuration names them. */
    synchronized List<String> orderers() {
        return orderers;
    }

    /** A document. */
    synchronized Optional<JsonObject> document(LedgerKey key) {
        return text(key).map(LedgerMirror::parse);
    }

    /** A document as it stands on the ledger. */
    synchronized Optional<String> text(LedgerKey key) {
        return Optional.ofNullable(documents.get(key.composite()));
    }

    /** All documents of a type whose keys begin with these attributes, in the order of their keys. */
    synchronized SortedMap<LedgerKey, JsonObject> documents(KeyType type, String... attributes) {
        StringBuilder start = new StringBuilder("\u0000").append(type.text()).append('\u0000');
        for (String attribute : attributes) {
            start.append(attribute).append('\u0000');
        }
        SortedMap<LedgerKey, JsonObject> found =
                new TreeMap<>((one, other) -> one.composite().compareTo(other.composite()));
        documents
                .subMap(start.toString(), start.toString() + LAST)
                .forEach((composite, json) -> LedgerKey.parse(composite).ifPresent(key -> found.put(key, parse(json))));
        return Collections.unmodifiableSortedMap(found);
    }

    /** What happened to a task or a listing, in order. */
    synchronized List<TrailStep> steps(String subject) {
        return List.copyOf(bySubject.getOrDefault(subject, List.of()));
    }

    /** What happened last, newest first. */
    synchronized List<TrailStep> recent() {
        return List.copyOf(recent);
    }

    /** Explains the money up to now. */
    synchronized Explainer explainer() {
        return new Explainer(trail);
    }

    static JsonObject parse(String json) {
        return JsonParser.parseString(json).getAsJsonObject();
    }
}
