package io.flock.protocol.tensor;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.Sha256;
import io.flock.protocol.error.FlockException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Reads safetensors files that strangers wrote.
 *
 * <p>The header is checked first: its length is bounded by the expected layout, every tensor must be expected, of
 * type F32 and of the expected shape, and together they must cover the body without overlap or hole. Only then is
 * memory taken, as much as the layout needs, and the body read. NaN and infinite values are refused.
 */
public final class SafetensorsReader {
    private static final int PIECE = 1 << 16;

    private final InputStream in;
    private final StoredTensors expected;
    private final MessageDigest sha256 = Sha256.start();
    private long taken;

    private SafetensorsReader(InputStream in, StoredTensors expected) {
        this.in = in;
        this.expected = expected;
    }

    /** How long a file for this layout may be at most: the cap to fetch it with. */
    public static long maxFileLength(TensorLayout expected) {
        return StoredTensors.float32(expected).maxFileLength();
    }

    /**
     * Reads a whole file.
     *
     * @throws FlockException {@code MODEL_INVALID}: anything but a file with exactly the expected tensors
     */
    public static ModelFile read(byte[] file, TensorLayout expected) {
        try {
            return read(new ByteArrayInputStream(file), expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads to the end of the stream, which the caller closes.
     *
     * @throws IOException the stream's own
     * @throws FlockException {@code MODEL_INVALID}: anything but a file with exactly the expected tensors
     */
    public static ModelFile read(InputStream in, TensorLayout expected) throws IOException {
        return new SafetensorsReader(in, StoredTensors.float32(expected)).read(expected);
    }

    /** A file's checked header, and how many bytes stand before the tensors'. */
    record Head(SafetensorsHeader header, long length) {}

    /** Reads as far as the header goes; whoever maps the rest checks the file's length. */
    static Head head(InputStream in, StoredTensors expected) throws IOException {
        SafetensorsReader reader = new SafetensorsReader(in, expected);
        SafetensorsHeader header = SafetensorsHeader.parse(reader.headerJson(), expected);
        return new Head(header, reader.taken);
    }

    private ModelFile read(TensorLayout layout) throws IOException {
        SafetensorsHeader header = SafetensorsHeader.parse(headerJson(), expected);
        float[] values = new float[layout.elements()];
        for (int index : header.fileOrder()) {
            readTensor(values, layout.offset(index), layout.tensors().get(index));
        }
        if (in.read() >= 0) {
            throw MalformedFile.because("bytes follow the last tensor");
        }
        return new ModelFile(ModelWeights.owning(layout, values), header.metadata(), Digest.ofBytes(sha256.digest()));
    }

    private String headerJson() throws IOException {
        long length = ByteBuffer.wrap(exactly(8, "the header's length"))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
        int most = expected.maxHeaderLength();
        if (length < 2 || length > most) {
            throw MalformedFile.because(
                    "a header of " + Long.toUnsignedString(length) + " bytes; 2 to " + most + " are allowed");
        }
        byte[] json = exactly((int) length, "the header");
        if (json[0] != '{') {
            throw MalformedFile.because("the header does not begin with '{'");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
        } catch (CharacterCodingException e) {
            throw MalformedFile.because("the header is not UTF-8");
        }
    }

    private void readTensor(float[] values, int from, TensorSpec tensor) throws IOException {
        int elements = tensor.elements();
        for (int done = 0; done < elements; ) {
            int count = Math.min(PIECE / 4, elements - done);
            byte[] bytes = exactly(4 * count, "tensor '" + tensor.name() + "'");
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values, from + done, count);
            done += count;
        }
    }

    private byte[] exactly(int length, String what) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw MalformedFile.because("it ends inside " + what);
        }
        sha256.update(bytes);
        taken += length;
        return bytes;
    }
}
