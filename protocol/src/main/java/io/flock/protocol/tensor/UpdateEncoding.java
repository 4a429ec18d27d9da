package io.flock.protocol.tensor;

import io.flock.protocol.commitment.FieldHash;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How an update stands in its file. All but {@link #float32} keep the step Δ = update − global model, with a loss, so
 * that what an update means is what its file decodes to: {@code global + Δ}, computed in double and rounded to float32
 * once, the same bits on every machine.
 *
 * @param kind what is kept of the step
 * @param share for {@link Kind#TOP_K} the share of all values that is kept, in (0, 1]; else empty
 */
public record UpdateEncoding(Kind kind, Optional<Double> share) {
    private static final String KEY = "encoding";

    /** What is kept of an update. */
    public enum Kind {
        /** The weights themselves, in full. */
        FLOAT32,
        /** The step in bfloat16: sign, exponent and 8 bits of precision, rounded to even. Half the size. */
        BFLOAT16,
        /**
         * The step as whole numbers from −127 to 127, each tensor's times its own scale, which is a tensor {@code
         * <name>.scale}: the greatest size of its steps divided by 127. A quarter of the size.
         */
        INT8,
        /**
         * The ⌈share · n⌉ greatest steps (of equal ones the first), as {@code values} at {@code indices}, which ascend in
         * the layout's flat order. Eight bytes for each.
         */
        TOP_K
    }

    /** Refuses a share where there is none, and one outside of (0, 1]. */
    public UpdateEncoding {
        boolean fits = kind == Kind.TOP_K ? share.isPresent() && share.get() > 0 && share.get() <= 1 : share.isEmpty();
        if (!fits) {
            throw new IllegalArgumentException(kind + " with a share of " + share);
        }
    }

    /** The weights in full. */
    public static UpdateEncoding float32() {
        return new UpdateEncoding(Kind.FLOAT32, Optional.empty());
    }

    /**
     * The file of an update.
     *
     * @param global the model that the update started from
     * @param metadata must not have the key {@code encoding}, which is written for all but float32
     */
    public byte[] write(ModelWeights update, ModelWeights global, SortedMap<String, String> metadata) {
        if (kind == Kind.FLOAT32) {
            return SafetensorsWriter.write(update, metadata);
        }
        SortedMap<String, String> all = new TreeMap<>(metadata);
        if (all.put(KEY, name()) != null) {
            throw new IllegalArgumentException("the metadata names an encoding: " + metadata);
        }
        StepCodec codec = codec(global.layout());
        byte[] file = SafetensorsWriter.begin(codec.stored(), all);
        codec.write(Steps.of(update, global), SafetensorsWriter.body(file, codec.stored()));
        return file;
    }

    /**
     * Reads a file as a stranger's; its metadata come back without {@code encoding}.
     *
     * @throws io.flock.protocol.error.FlockException {@code MODEL_INVALID}: anything but a file of this encoding with
     *     exactly the expected tensors, or one that decodes to a value that is not finite
     */
    public ModelFile read(byte[] file, ModelWeights global) {
        TensorLayout layout = global.layout();
        if (kind == Kind.FLOAT32) {
            return SafetensorsReader.read(file, layout);
        }
        RawFile raw = RawFile.read(file, codec(layout).stored());
        SortedMap<String, String> metadata = new TreeMap<>(raw.metadata());
        if (!name().equals(metadata.remove(KEY))) {
            throw MalformedFile.because("metadata 'encoding' is not " + name());
        }
        float[] steps = codec(layout).read(raw);
        return new ModelFile(Steps.add(steps, global), metadata, FieldHash.ofBytes(file));
    }

    /** What others will make of an update: itself for float32, else what its file decodes to. */
    public ModelWeights effective(ModelWeights update, ModelWeights global) {
        return kind == Kind.FLOAT32
                ? update
                : read(write(update, global, new TreeMap<>()), global).weights();
    }

    /** How long a file may be at most: the cap to fetch it with. */
    public long maxFileLength(TensorLayout layout) {
        return codec(layout).stored().maxFileLength();
    }

    /** Bytes of the tensors in a file, without its header. */
    public long bytes(TensorLayout layout) {
        return codec(layout).stored().bytes();
    }

    private String name() {
        return switch (kind) {
            case FLOAT32 -> "float32";
            case BFLOAT16 -> "bfloat16";
            case INT8 -> "int8";
            case TOP_K -> "topK";
        };
    }

    private StepCodec codec(TensorLayout layout) {
        return switch (kind) {
            case FLOAT32 -> new StepCodec.Full(layout);
            case BFLOAT16 -> new StepCodec.Half(layout);
            case INT8 -> new StepCodec.Quarter(layout);
            case TOP_K -> GreatestSteps.of(layout, share.orElseThrow());
        };
    }
}
