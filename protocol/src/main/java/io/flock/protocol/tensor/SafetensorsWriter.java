package io.flock.protocol.tensor;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Writes safetensors files: eight bytes of header length (little-endian), a JSON header, the tensors' bytes.
 *
 * <p>The same weights and metadata give the same bytes: header keys sorted, no white space but the padding with
 * spaces to a multiple of eight, tensors in name order without holes.
 */
public final class SafetensorsWriter {
    private static final Pattern METADATA_KEY = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern METADATA_VALUE = Pattern.compile("[ -~&&[^\"\\\\]]{0,256}");

    private SafetensorsWriter() {}

    /**
     * The file's bytes.
     *
     * @throws FlockException {@code MODEL_INVALID}: a metadata key or value that is not plain ASCII of bounded
     *     length, or a file that would not fit into one array
     */
    public static byte[] write(ModelWeights weights, SortedMap<String, String> metadata) {
        StoredTensors tensors = StoredTensors.float32(weights.layout());
        byte[] file = begin(tensors, metadata);
        TensorBytes.forEachPiece(weights.toArray(), body(file, tensors)::put);
        return file;
    }

    /** Where the tensors' bytes go, in name order. */
    static ByteBuffer body(byte[] file, StoredTensors tensors) {
        int length = (int) tensors.bytes();
        return ByteBuffer.wrap(file, file.length - length, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A file as long as it will be, with its header. */
    static byte[] begin(StoredTensors tensors, SortedMap<String, String> metadata) {
        byte[] header = header(tensors, metadata).getBytes(StandardCharsets.US_ASCII);
        long length = 8 + header.length + tensors.bytes();
        if (length > Integer.MAX_VALUE - 8) {
            throw invalid("a file of " + length + " bytes is too long to be written in one piece");
        }
        byte[] file = new byte[(int) length];
        ByteBuffer.wrap(file)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header);
        return file;
    }

    private static String header(StoredTensors tensors, SortedMap<String, String> metadata) {
        SortedMap<String, String> entries = new TreeMap<>();
        if (!metadata.isEmpty()) {
            entries.put("__metadata__", metadataJson(metadata));
        }
        long begin = 0;
        for (StoredTensor tensor : tensors.tensors()) {
            long end = begin + tensor.bytes();
            entries.put(
                    tensor.name(),
                    "{\"data_offsets\":[" + begin + "," + end + "],\"dtype\":\"" + tensor.type() + "\",\"shape\":"
                            + tensor.shape().toString().replace(" ", "") + "}");
            begin = end;
        }
        StringBuilder json = new StringBuilder("{");
        entries.forEach((name, entry) -> json.append(json.length() > 1 ? "," : "")
                .append('"')
                .append(name)
                .append("\":")
                .append(entry));
        json.append('}');
        return json + " ".repeat(-json.length() & 7);
    }

    private static String metadataJson(SortedMap<String, String> metadata) {
        StringBuilder json = new StringBuilder("{");
        metadata.forEach((key, value) -> {
            if (!METADATA_KEY.matcher(key).matches()
                    || !METADATA_VALUE.matcher(value).matches()) {
                throw invalid("metadata entry '" + key + "' is not plain ASCII of at most 256 characters");
            }
            json.append(json.length() > 1 ? "," : "").append('"').append(key).append("\":\"");
            json.append(value).append('"');
        });
        return json.append('}').toString();
    }

    private static FlockException invalid(String what) {
        return new FlockException(ErrorCode.MODEL_INVALID, what, "shorten the metadata or the model");
    }
}
