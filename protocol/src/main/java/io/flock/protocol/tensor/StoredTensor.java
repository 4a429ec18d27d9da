package io.flock.protocol.tensor;

import java.util.List;

/** A tensor as it stands in a file. */
record StoredTensor(String name, StoredType type, List<Integer> shape) {
    static StoredTensor of(TensorSpec tensor, StoredType type) {
        return new StoredTensor(tensor.name(), type, tensor.shape());
    }

    long bytes() {
        return shape.stream().mapToLong(Integer::longValue).reduce(type.bytes(), Math::multiplyExact);
    }
}
