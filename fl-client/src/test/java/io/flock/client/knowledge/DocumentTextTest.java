package io.flock.client.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A hostile document: whatever its bytes are, it is a text or a coded refusal. */
class DocumentTextTest {
    @Test
    void text_isReadAsItStands() {
        String text = "Ein Maß\r\n\tfür alles: 水 𝒳\n";

        assertThat(DocumentText.of(text.getBytes(StandardCharsets.UTF_8), "file"))
                .isEqualTo(text);
    }

    @Test
    void bytesThatAreNoUtf8_orBinary_orEmpty_areRefused() {
        refused(new byte[0]);
        refused(new byte[] {'a', (byte) 0xC3});
        refused(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80});
        refused(new byte[] {(byte) 0xC0, (byte) 0xAF});
        refused("PDF\u0000text".getBytes(StandardCharsets.UTF_8));
        refused("red \u001b[31m".getBytes(StandardCharsets.UTF_8));
        refused(" \n\t… –".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void randomBytes_areATextOrACodedRefusal() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            try {
                assertThat(DocumentText.of(bytes, "file").getBytes(StandardCharsets.UTF_8))
                        .isEqualTo(bytes);
            } catch (FlockException e) {
                assertThat(e.is(ErrorCode.DATA_INVALID)).isTrue();
            }
        }
    }

    private static void refused(byte[] bytes) {
        assertThatThrownBy(() -> DocumentText.of(bytes, "file"))
                .isInstanceOfSatisfying(
                        FlockException.class, e -> assertThat(e.code()).contains(ErrorCode.DATA_INVALID));
    }
}
