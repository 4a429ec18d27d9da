package io.flock.protocol.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlockExceptionTest {
    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyCode_crossesTheWire(ErrorCode code) {
        FlockException sent = new FlockException(code, "it has | a bar");

        FlockException received = FlockException.parse("chaincode response 500, " + sent.getMessage())
                .orElseThrow();

        assertThat(received.code()).contains(code);
        assertThat(received.what()).isEqualTo("it has | a bar");
        assertThat(received.todo()).isEqualTo(code.remedy());
    }

    @Test
    void aCodeOfANewerVersion_staysUsable() {
        FlockException received =
                FlockException.parse("SOMETHING_NEW|what happened|what to do").orElseThrow();

        assertThat(received.code()).isEmpty();
        assertThat(received.rawCode()).isEqualTo("SOMETHING_NEW");
        assertThat(received.getMessage()).isEqualTo("SOMETHING_NEW|what happened|what to do");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no code here", "CODE|only one bar", "lower_case|a|b"})
    void otherTexts_areNotMistakenForOurs(String text) {
        assertThat(FlockException.parse(text)).isEmpty();
    }

    @Test
    void aForeignText_isQuotedWithoutLinesAndBars() {
        assertThat(Quoted.of("a\nb|c" + "x".repeat(100)))
                .doesNotContain("\n", "|")
                .hasSizeLessThan(120);
    }
}
