package io.flock.testnet.bench.learning;

import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.bench.overhead.OverheadOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What is measured, and of which size.
 *
 * @param updates how many are combined, 9 to 256, a measurement each
 * @param values in each update, 1 to a hundred million, a measurement each
 * @param runs of which the median is told, 1 to 100
 * @param rules to combine by, each of which as few updates as are measured are enough for; none of them: one of each kind
 * @param python an interpreter with NumPy
 * @param examples that models are evaluated on, 1 to 100,000
 * @param round played with training
 * @param warmUp of each rule, encoding and evaluation
 */
record LearningOptions(
        List<Integer> updates,
        List<Integer> values,
        int runs,
        List<AggregationRule> rules,
        Optional<Path> python,
        int examples,
        OverheadOptions round,
        Duration warmUp) {
    LearningOptions {
        updates = List.copyOf(updates);
        values = List.copyOf(values);
        rules = List.copyOf(rules);
        updates.forEach(each -> require("--updates", each, 9, 256));
        values.forEach(each -> require("--values", each, 1, 100_000_000));
        require("--runs", runs, 1, 100);
        require("--examples", examples, 1, 100_000);
        int fewest = Collections.min(updates);
        rules.forEach(rule -> require(rule, fewest));
    }

    private static void require(AggregationRule rule, int updates) {
        if (rule.leastUpdates() > updates) {
            throw new FlockException(
                    ErrorCode.USAGE,
                    "--rule " + rule.text() + " needs " + rule.leastUpdates() + " updates, --updates is " + updates,
                    "measure more updates, or another rule");
        }
    }

    private static void require(String option, int value, int min, int max) {
        if (value < min || value > max) {
            throw new FlockException(
                    ErrorCode.USAGE,
                    option + " is from " + min + " to " + max + ", not " + value,
                    "give another number");
        }
    }
}
