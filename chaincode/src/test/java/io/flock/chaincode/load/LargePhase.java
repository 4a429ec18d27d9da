package io.flock.chaincode.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Channel.Executed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What happens in one phase of a large task: each transaction is bounded, and no honest one disturbs another. What a
 * transaction takes of time goes with what it parses and writes, so that is what has a bound: a second is another one on
 * another machine.
 */
final class LargePhase {
    /**
     * All documents that a transaction parses and writes, per participant: the roster, the round or epoch, and everybody's
     * record, each of some hundred characters.
     */
    private static final int CHARACTERS = 6_000;

    private final int participants;
    private final List<Executed> phase = new ArrayList<>();
    private Optional<Executed> slowest = Optional.empty();
    private long largest;

    LargePhase(int participants) {
        this.participants = participants;
    }

    void seen(Executed executed) {
        assertThat(executed.keys()).as("keys of %s", executed.function()).isLessThan(4 * participants + 50);
        assertThat(executed.characters())
                .as("characters of %s", executed.function())
                .isLessThan((long) CHARACTERS * participants);
        largest = Math.max(largest, executed.characters());
        if (slowest.map(Executed::cpuNanos).orElse(0L) < executed.cpuNanos()) {
            slowest = Optional.of(executed);
        }
        phase.add(executed);
    }

    /** Nobody reads what another of the same phase writes; what was seen is forgotten. */
    void requireNoConflicts() {
        SortedMap<String, Integer> writers = new TreeMap<>();
        for (int i = 0; i < phase.size(); i++) {
            for (String call : phase.get(i).calls()) {
                if (isWrite(call)) {
                    writers.put(key(call), i);
                }
            }
        }
        for (int i = 0; i < phase.size(); i++) {
            int self = i;
            Executed executed = phase.get(self);
            // What only reads is not ordered, and can't conflict.
            if (executed.calls().stream().anyMatch(LargePhase::isWrite)) {
                for (String call : executed.calls()) {
                    assertThat(touched(call, writers).values())
                            .as("who writes what %s reads by %s", executed.function(), call)
                            .allMatch(writer -> writer == self);
                }
            }
        }
        forget();
    }

    /** An advance may meet what it combines. */
    void forget() {
        phase.clear();
    }

    /** Prints what took longest, a figure and no bar, since it tells as much of the machine; and what was largest. */
    void report() {
        slowest.ifPresent(executed -> System.out.printf(
                Locale.ROOT,
                "longest with %d participants: %s, %.0f ms of CPU; most read and written: %d characters%n",
                participants,
                executed.function(),
                executed.cpuNanos() / 1e6,
                largest));
    }

    private static Map<String, Integer> touched(String call, SortedMap<String, Integer> writers) {
        String end = call.startsWith("range ") ? Character.toString(Character.MAX_CODE_POINT) : "\0";
        return writers.subMap(key(call), key(call) + end);
    }

    private static boolean isWrite(String call) {
        return call.startsWith("put ") || call.startsWith("delete ");
    }

    private static String key(String call) {
        return call.substring(call.indexOf(' ') + 1);
    }
}
