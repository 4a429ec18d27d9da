package io.flock.chaincode.load;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Channel.Executed;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the functions of a task cost the chaincode phase by phase, without any network: CPU time of one simulation, the
 * keys that it touches, and the sizes of the largest documents.
 */
final class CostTable {
    private final Map<String, Cost> costs = new LinkedHashMap<>();

    void head(String title) {
        System.out.printf("%n%s%n", title);
        System.out.printf("%-17s %-17s %6s %9s %9s %7s%n", "phase", "function", "calls", "ms each", "ms most", "keys");
    }

    void seen(Executed executed) {
        costs.computeIfAbsent(executed.function().substring(executed.function().indexOf(':') + 1), name -> new Cost())
                .add(executed);
    }

    /** What was seen is forgotten. */
    void forget() {
        costs.clear();
    }

    /** Prints what was seen since the last line, and forgets it. */
    void print(String phase) {
        costs.forEach((function, cost) -> System.out.printf(
                "%-17s %-17s %6d %9.2f %9.2f %7d%n",
                phase, function, cost.calls, cost.nanos / 1e6 / cost.calls, cost.most / 1e6, cost.keys));
        forget();
    }

    /** The five largest documents. */
    static void sizes(Channel channel) {
        channel.documents().entrySet().stream()
                .sorted((a, b) -> b.getValue().length() - a.getValue().length())
                .limit(5)
                .forEach(entry -> System.out.printf(
                        "%8d bytes %s%n",
                        entry.getValue().getBytes(StandardCharsets.UTF_8).length,
                        entry.getKey().replace('\0', ' ')));
    }

    private static final class Cost {
        private int calls;
        private long nanos;
        private long most;
        private int keys;

        void add(Executed executed) {
            calls++;
            nanos += executed.cpuNanos();
            most = Math.max(most, executed.cpuNanos());
            keys = Math.max(keys, executed.keys());
        }
    }
}
