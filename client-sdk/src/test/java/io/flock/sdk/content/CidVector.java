package io.flock.sdk.content;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A content and the CID that Kubo gives it.
 *
 * @param text the content, or the number of zero bytes where {@code zeros}
 * @param layoutName V1 or V0
 */
record CidVector(String text, boolean zeros, String layoutName, String cid) {
    private static final String FILE = "cid-vectors.json";

    static List<CidVector> kept() {
        try (InputStream in = CidVector.class.getResourceAsStream(FILE)) {
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return StreamSupport.stream(
                            JsonParser.parseString(json).getAsJsonArray().spliterator(), false)
                    .map(element -> of(element.getAsJsonObject()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void keep(List<CidVector> vectors) throws IOException {
        Path file = Path.of("src", "test", "resources", "io", "flock", "sdk", "content", FILE);
        String lines = vectors.stream().map(CidVector::json).collect(Collectors.joining(",\n  "));
        Files.writeString(file, "[\n  " + lines + "\n]\n");
    }

    private static CidVector of(JsonObject json) {
        boolean zeros = json.has("zeros");
        return new CidVector(
                json.get(zeros ? "zeros" : "content").getAsString(),
                zeros,
                json.get("layout").getAsString(),
                json.get("cid").getAsString());
    }

    private String json() {
        String content = zeros ? "\"zeros\": " + text : "\"content\": \"" + text.replace("\n", "\\n") + '"';
        return "{" + content + ", \"layout\": \"" + layoutName + "\", \"cid\": \"" + cid + "\"}";
    }

    UnixFsLayout layout() {
        return layoutName.equals("V1") ? UnixFsLayout.V1 : UnixFsLayout.V0;
    }

    CidVector withCid(String other) {
        return new CidVector(text, zeros, layoutName, other);
    }

    InputStream open() {
        return zeros
                ? new Zeros(Long.parseLong(text))
                : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** So many zero bytes, without holding them. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long count) {
            left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            Arrays.fill(buffer, from, from + count, (byte) 0);
            left -= count;
            return count;
        }
    }
}
