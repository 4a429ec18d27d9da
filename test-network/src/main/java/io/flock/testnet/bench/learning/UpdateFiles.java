package io.flock.testnet.bench.learning;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.MappedWeights;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.SafetensorsWriter;
import io.flock.protocol.tensor.TensorLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Updates of one size as temporary files, mapped into memory; deleted on closing. */
public final class UpdateFiles implements AutoCloseable {
    private final TensorLayout layout;
    private final Path folder;
    private final List<Path> files = new ArrayList<>();
    private final SortedMap<AccountId, MappedWeights> updates = new TreeMap<>();

    /** Of {@link RandomWeights}. */
    public UpdateFiles(int count, int length) {
        layout = RandomWeights.layout(length);
        try {
            folder = Files.createTempDirectory("flock-bench-");
            for (int i = 0; i < count; i++) {
                Path file = folder.resolve("update-%03d.safetensors".formatted(i));
                files.add(file);
                Files.write(file, SafetensorsWriter.write(RandomWeights.of(layout, i), new TreeMap<>()));
                updates.put(AccountId.of("Org1MSP", "user%03d".formatted(i)), MappedWeights.open(file, layout));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them, by account. */
    public SortedMap<AccountId, MappedWeights> updates() {
        return updates;
    }

    List<Path> files() {
        return files;
    }

    /** The model that the updates started from: zeros. */
    public ModelWeights global() {
        return ModelWeights.owning(layout, new float[layout.elements()]);
    }

    long bytes() {
        return layout.bytes() * files.size();
    }

    @Override
    public void close() {
        try {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
