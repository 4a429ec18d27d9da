package io.flock.testnet.bench.growth;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.flock.protocol.codec.Json;
import io.flock.sdk.transaction.Transactions;
import java.util.List;
import java.util.Optional;

/**
 * One function and what it is asked.
 *
 * @param name the function's, or with more words where it is asked in more than one way
 * @param argument its one JSON object; empty for functions without
 * @param holding members of the answer that must be there and not be empty: what {@link Furniture} put on the ledger
 */
record Probe(String function, String name, boolean submits, Optional<String> argument, List<String> holding) {
    Probe {
        holding = List.copyOf(holding);
    }

    static Probe query(String function) {
        return new Probe(function, function, false, Optional.empty(), List.of());
    }

    static Probe query(String function, Record request) {
        return new Probe(function, function, false, Optional.of(Json.write(request)), List.of());
    }

    static Probe submit(String function, Record request) {
        return new Probe(function, function, true, Optional.of(Json.write(request)), List.of());
    }

    /** The same whose answer must hold something of these. */
    Probe holding(String... members) {
        return new Probe(function, name, submits, argument, List.of(members));
    }

    /** The same under a name that tells it from another question to this function. */
    Probe asking(String what) {
        return new Probe(function, function + " " + what, submits, argument, holding);
    }

    /**
     * The answer.
     *
     * @throws io.flock.protocol.error.FlockException a refusal, which is never measured
     */
    String ask(Transactions ledger) {
        String[] arguments = argument.stream().toArray(String[]::new);
        return submits ? ledger.submit(function, arguments).value() : ledger.evaluate(function, arguments);
    }

    /**
     * Holds an answer against what must be in it.
     *
     * @throws IllegalStateException where a member is absent, or nothing stands in it
     */
    void requireFull(String answer) {
        if (holding.isEmpty()) {
            return;
        }
        JsonObject members = JsonParser.parseString(answer).getAsJsonObject();
        for (String member : holding) {
            if (isEmpty(members.get(member))) {
                throw new IllegalStateException(
                        name + " answers with nothing in " + member + ", so it would not be measured: " + answer);
            }
        }
    }

    private static boolean isEmpty(JsonElement value) {
        if (value == null || value.isJsonNull()) {
            return true;
        }
        return value instanceof JsonPrimitive primitive
                ? primitive.getAsString().isEmpty() || primitive.getAsString().equals("0")
                : value.isJsonArray()
                        ? value.getAsJsonArray().isEmpty()
                        : value.getAsJsonObject().isEmpty();
    }
}
