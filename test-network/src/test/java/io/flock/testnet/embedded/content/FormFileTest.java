package io.flock.testnet.embedded.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormFileTest {
    private static final String TYPE = "multipart/form-data; boundary=edge";
    private static final String DELIMITER = "\r\n--edge";
    private static final int BUFFER = 1 << 16;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, BUFFER - 9, BUFFER - 8, BUFFER - 1, BUFFER, BUFFER + 1, 3 * BUFFER - 4, 655_360})
    void aFile_isGivenWhole_whereverItsBoundaryLies(int length) throws Exception {
        byte[] file = bytes(length);

        assertThat(open(body(file)).readAllBytes()).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1_000})
    void aBodyThatDrips_givesTheSame(int atOnce) throws Exception {
        byte[] file = bytes(5_000);

        assertThat(open(new Dripping(body(file), atOnce)).readAllBytes()).isEqualTo(file);
    }

    @Test
    void whatOnlyBeginsLikeTheBoundary_isTheFiles() throws Exception {
        byte[] file = ("\r\n--edg" + "\r\r\n\r\n--edg\r\n--" + "\r".repeat(BUFFER) + "\r\n--ed")
                .getBytes(StandardCharsets.US_ASCII);

        assertThat(open(new Dripping(body(file), 3)).readAllBytes()).isEqualTo(file);
        assertThat(open(body(file)).readAllBytes()).isEqualTo(file);
    }

    @Test
    void byteByByte_isTheSameFile_upToMinusOne() throws Exception {
        byte[] file = bytes(300);
        InputStream in = open(body(file));

        for (byte expected : file) {
            assertThat(in.read()).isEqualTo(expected & 0xff);
        }
        assertThat(in.read()).isEqualTo(-1);
        assertThat(in.read(new byte[4])).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 8, 100})
    void aBodyThatEndsBeforeItsBoundary_isAnError(int missing) throws Exception {
        byte[] whole = body(bytes(1_000)).readAllBytes();
        int end = whole.length - "--\r\n".length();
        InputStream in = open(new ByteArrayInputStream(Arrays.copyOf(whole, end - missing)));

        assertThatIOException().isThrownBy(in::readAllBytes).withMessageContaining("unexpected EOF");
    }

    private static InputStream open(InputStream body) throws IOException, RpcException {
        return FormFile.open(Optional.of(TYPE), body);
    }

    private static InputStream body(byte[] file) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write("--edge\r\nContent-Disposition: form-data\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        body.write(file);
        body.write((DELIMITER + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return new ByteArrayInputStream(body.toByteArray());
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    /** Gives only so many bytes at once, as a slow connection does. */
    private static final class Dripping extends InputStream {
        private final InputStream in;
        private final int atOnce;

        Dripping(InputStream in, int atOnce) {
            this.in = in;
            this.atOnce = atOnce;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            return in.read(target, from, Math.min(length, atOnce));
        }
    }
}
