package io.flock.protocol.tensor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** What a file has to hold, in name order; a reader refuses anything else. */
final class StoredTensors {
    private final List<StoredTensor> tensors;
    private final Map<String, Integer> byName = new TreeMap<>();

    StoredTensors(List<StoredTensor> unsorted) {
        List<StoredTensor> sorted = new ArrayList<>(unsorted);
        sorted.sort(Comparator.comparing(StoredTensor::name));
        tensors = List.copyOf(sorted);
        for (int i = 0; i < tensors.size(); i++) {
            byName.put(tensors.get(i).name(), i);
        }
    }

    static StoredTensors float32(TensorLayout layout) {
        return new StoredTensors(layout.tensors().stream()
                .map(tensor -> StoredTensor.of(tensor, StoredType.F32))
                .toList());
    }

    List<StoredTensor> tensors() {
        return tensors;
    }

    OptionalInt indexOf(String name) {
        Integer index = byName.get(name);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    long bytes() {
        return tensors.stream().mapToLong(StoredTensor::bytes).sum();
    }

    /** How long a header may be: no honest writer needs more. */
    int maxHeaderLength() {
        return (1 << 16) + 512 * tensors.size();
    }

    /** How long a file may be. */
    long maxFileLength() {
        return 8L + maxHeaderLength() + bytes();
    }
}
