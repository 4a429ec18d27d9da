package io.flock.sdk.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** CIDs that Kubo gives the same contents. */
class CidVectorsTest {
    static Stream<JsonObject> vectors() throws IOException {
        try (Reader in = new InputStreamReader(
                CidVectorsTest.class.getResourceAsStream("cid-vectors.json"), StandardCharsets.UTF_8)) {
            return StreamSupport.stream(
                            JsonParser.parseReader(in).getAsJsonArray().spliterator(), false)
                    .map(element -> element.getAsJsonObject());
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void content_hasTheCidThatKuboGivesIt(JsonObject vector) throws IOException {
        UnixFsLayout layout = vector.get("layout").getAsString().equals("V1") ? UnixFsLayout.V1 : UnixFsLayout.V0;

        Cid cid = UnixFsWriter.write(content(vector), layout, BlockSink.NONE);

        assertThat(cid).hasToString(vector.get("cid").getAsString());
        assertThat(Cid.parse(cid.toString())).isEqualTo(cid);
    }

    private static InputStream content(JsonObject vector) {
        return vector.has("zeros")
                ? new Zeros(vector.get("zeros").getAsLong())
                : new ByteArrayInputStream(vector.get("content").getAsString().getBytes(StandardCharsets.UTF_8));
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
            java.util.Arrays.fill(buffer, from, from + count, (byte) 0);
            left -= count;
            return count;
        }
    }
}
