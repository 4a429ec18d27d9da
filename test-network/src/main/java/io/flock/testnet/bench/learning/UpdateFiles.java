package io.flock.testnet.bench.learning;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.MappedWeights;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.SafetensorsWriter;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.testnet.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Updates of one size as temporary files, mapped into memory; deleted on closing. */
public final class UpdateFiles implements AutoCloseable {
    private final TensorLayout layout;
    private final TemporaryFolder folder;
    private final List<Path> files = new ArrayList<>();
    private final SortedMap<AccountId, MappedWeights> updates = new TreeMap<>();

    /**
     * Of {@link RandomWeights}.
     *
     * @throws FlockException STATE_FOLDER_UNUSABLE: they can't be written; nothing of them is left
     */
    public UpdateFiles(int count, int length) {
        this(TemporaryFolder.create("flock-bench-"), count, length);
    }

    /** In a folder that is deleted with them. */
    UpdateFiles(TemporaryFolder folder, int count, int length) {
        this.folder = folder;
        try {
            layout = RandomWeights.layout(length);
            for (int i = 0; i < count; i++) {
                Path file = folder.path().resolve("update-%03d.safetensors".formatted(i));
                files.add(file);
                Files.write(file, SafetensorsWriter.write(RandomWeights.of(layout, i), new TreeMap<>()));
                updates.put(AccountId.of("Org1MSP", "user%03d".formatted(i)), MappedWeights.open(file, layout));
            }
        } catch (IOException e) {
            closeAfter(e);
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE,
                    "updates can't be written to the temporary folder " + folder.path() + ": " + e,
                    "free 4 bytes for each value of each update, measure fewer of them, or name another folder with "
                            + "FLOCK_JAVA_OPTS=-Djava.io.tmpdir=…",
                    e);
        } catch (RuntimeException | Error e) {
            closeAfter(e);
            throw e;
        }
    }

    /** Nobody else can close what was never made. */
    private void closeAfter(Throwable failure) {
        try {
            folder.close();
        } catch (FlockException e) {
            failure.addSuppressed(e);
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

    /** @throws FlockException STATE_FOLDER_UNUSABLE: they can't be deleted */
    @Override
    public void close() {
        folder.close();
    }
}
