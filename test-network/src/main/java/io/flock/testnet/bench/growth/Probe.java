package io.flock.testnet.bench.growth;

import io.flock.protocol.codec.Json;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.transaction.Transactions;
import java.util.Optional;

/**
 * One function and what it is asked.
 *
 * @param argument its one JSON object; empty for functions without
 */
record Probe(String function, boolean submits, Optional<String> argument) {
    static final String RESULT = "result";

    static Probe query(String function) {
        return new Probe(function, false, Optional.empty());
    }

    static Probe query(String function, Record request) {
        return new Probe(function, false, Optional.of(Json.write(request)));
    }

    static Probe submit(String function, Record request) {
        return new Probe(function, true, Optional.of(Json.write(request)));
    }

    /** Asks; the word {@link #RESULT}, or the code of the refusal: what is not there is looked for all the same. */
    String answer(Transactions ledger) {
        String[] arguments = argument.stream().toArray(String[]::new);
        try {
            if (submits) {
                ledger.submit(function, arguments);
            } else {
                ledger.evaluate(function, arguments);
            }
            return RESULT;
        } catch (FlockException e) {
            return e.code().map(Enum::name).orElseThrow(() -> e);
        }
    }
}
