package io.flock.protocol.tensor;

/** A type of values in a file, by its safetensors name. */
enum StoredType {
    F32(4),
    BF16(2),
    I8(1),
    I32(4);

    private final int bytes;

    StoredType(int bytes) {
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }
}
