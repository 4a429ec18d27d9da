package io.flock.testnet.bench.learning;

import io.flock.protocol.tensor.UpdateEncoding;
import java.util.Optional;

/** One encoding of each kind. */
public enum MeasuredEncoding {
    FLOAT32("float32", UpdateEncoding.Kind.FLOAT32),
    BFLOAT16("bfloat16", UpdateEncoding.Kind.BFLOAT16),
    INT8("int8", UpdateEncoding.Kind.INT8),
    /** The greatest hundredth of the steps. */
    TOP_K("topK(0.01)", UpdateEncoding.Kind.TOP_K);

    private static final double SHARE = 0.01;

    private final String text;
    private final UpdateEncoding.Kind kind;

    MeasuredEncoding(String text, UpdateEncoding.Kind kind) {
        this.text = text;
        this.kind = kind;
    }

    /** Its name, with its share where it has one. */
    public String text() {
        return text;
    }

    /** What writes and reads. */
    public UpdateEncoding encoding() {
        return new UpdateEncoding(kind, this == TOP_K ? Optional.of(SHARE) : Optional.empty());
    }
}
