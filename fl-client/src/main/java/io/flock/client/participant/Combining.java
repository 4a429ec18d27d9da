package io.flock.client.participant;

import io.flock.protocol.aggregate.Aggregation;
import io.flock.protocol.aggregate.FedAvg;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.FlatWeights;
import io.flock.protocol.tensor.MappedWeights;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Combines updates that come one at a time, in account order, in memory for a model or two: fedavg adds each one and
 * forgets it, the other rules find them again in temporary files.
 */
interface Combining extends AutoCloseable {
    void add(AccountId account, ModelWeights update);

    ModelWeights result();

    /** Deletes what was kept. */
    @Override
    void close();

    static Combining by(AggregationRule rule, ModelWeights global) {
        return rule.equals(AggregationRule.fedavg())
                ? new Adding(new FedAvg(global.layout()))
                : new Keeping(rule, global);
    }

    /** The running sum of fedavg. */
    record Adding(FedAvg average) implements Combining {
        @Override
        public void add(AccountId account, ModelWeights update) {
            average.add(account, update);
        }

        @Override
        public ModelWeights result() {
            return average.result();
        }

        @Override
        public void close() {}
    }

    /** Updates mapped from files. */
    final class Keeping implements Combining {
        private final AggregationRule rule;
        private final ModelWeights global;
        private final SortedMap<AccountId, FlatWeights> updates = new TreeMap<>();
        private final List<Path> files = new ArrayList<>();

        Keeping(AggregationRule rule, ModelWeights global) {
            this.rule = rule;
            this.global = global;
        }

        @Override
        public void add(AccountId account, ModelWeights update) {
            try {
                Path file = Files.createTempFile("flock-update-", ".safetensors");
                files.add(file);
                Files.write(file, SafetensorsWriter.write(update, new TreeMap<>()));
                updates.put(account, MappedWeights.open(file, update.layout()));
                if (delete(file)) {
                    files.remove(file);
                }
            } catch (IOException e) {
                throw new FlockException(
                        ErrorCode.STATE_FOLDER_UNUSABLE,
                        "an update can't be kept for aggregation: " + e,
                        "free space in the folder for temporary files",
                        e);
            }
        }

        @Override
        public ModelWeights result() {
            return Aggregation.of(rule, global, updates);
        }

        @Override
        public void close() {
            updates.clear();
            files.stream().filter(file -> !delete(file)).forEach(file -> file.toFile()
                    .deleteOnExit());
        }

        /** Where a mapped file may be deleted, it is at once: whoever is killed then leaves nothing. */
        private static boolean delete(Path file) {
            try {
                return Files.deleteIfExists(file);
            } catch (IOException e) {
                return false;
            }
        }
    }
}
