package io.flock.protocol.tensor;

import io.flock.protocol.commitment.Digest;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a safetensors file held.
 *
 * @param weights the tensors, finite and in the expected layout
 * @param metadata the header's {@code __metadata__}, sorted by key; empty where the file has none
 * @param fileDigest SHA-256 of the whole file
 */
public record ModelFile(ModelWeights weights, SortedMap<String, String> metadata, Digest fileDigest) {
    /** Copies the map. */
    public ModelFile {
        metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
    }
}
