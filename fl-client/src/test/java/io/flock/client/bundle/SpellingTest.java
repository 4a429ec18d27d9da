package io.flock.client.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    private static final List<String> KNOWN = List.of("batchSize", "clipNorm", "learningRate", "x");

    @ParameterizedTest
    @CsvSource({
        "batch_size, batchSize",
        "BatchSize, batchSize",
        "batchsizes, batchSize",
        "learningrat, learningRate",
        "clipnrom, clipNorm",
        "X, x"
    })
    void wordThatIsNear_isFound(String word, String meant) {
        assertThat(Spelling.nearest(word, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"noise", "y", "''", "momentum", "clip"})
    void wordThatIsFar_isNot(String word) {
        assertThat(Spelling.nearest(word, KNOWN)).isEmpty();
    }

    @Test
    void longWords_areComparedByTheirBegin() {
        assertThat(Spelling.nearest("x".repeat(100_000), List.of("x".repeat(64))))
                .isPresent();
    }
}
