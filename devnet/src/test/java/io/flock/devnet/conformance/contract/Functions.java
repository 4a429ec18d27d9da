package io.flock.devnet.conformance.contract;

import java.util.Map;
import java.util.TreeMap;

/** The table of all functions. */
final class Functions {
    private Functions() {}

    static Map<String, Function> all() {
        Map<String, Function> table = new TreeMap<>();
        StateFunctions.addTo(table);
        RangeFunctions.addTo(table);
        CompositeKeyFunctions.addTo(table);
        ContextFunctions.addTo(table);
        FailureFunctions.addTo(table);
        UnsupportedFunctions.addTo(table);
        return Map.copyOf(table);
    }
}
