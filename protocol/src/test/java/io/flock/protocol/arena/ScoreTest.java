package io.flock.protocol.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.codec.Json;
import io.flock.protocol.error.FlockException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreTest {
    @ParameterizedTest
    @ValueSource(strings = {"-1", "-0", "1000001", "9999999", "NaN", "Infinity", "0.5", "1e3", "00", "+1", "", "i"})
    void attack34_whatIsNoScore_isRefusedByType(String text) {
        assertThatThrownBy(() -> Score.parse(text)).isInstanceOf(FlockException.class);
    }

    @Test
    void scores_readWhatTheyWrite() {
        Scores scores = Scores.of(List.of(Score.of(0), Score.of(1_000_000), Score.INVALID, Score.UNAVAILABLE));

        assertThat(scores.toString()).isEqualTo("0,1000000,I,U");
        assertThat(Scores.parse("0,1000000,I,U")).isEqualTo(scores);
        assertThat(Json.read(Json.write(scores), Scores.class)).isEqualTo(scores);
        assertThat(Scores.parse("")).isEqualTo(Scores.of(List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "1,", ",1", "1,,2", "1 ,2"})
    void scoresWithAGap_areRefused(String text) {
        assertThatThrownBy(() -> Scores.parse(text)).isInstanceOf(FlockException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ACCURACY, 912345, 1, 912345",
        "RMSE, 0, 3000000, 1000000",
        "RMSE, 1000000, 3000000, 666666",
        "MAE, 3000000, 3000000, 0",
        "MAE, 9000000000000, 3000000, 0"
    })
    void measurements_becomeScoresThatAreBetterWhenHigher(Metric metric, long measured, long maxScore, int score) {
        assertThat(metric.normalise(measured, maxScore)).isEqualTo(Score.of(score));
    }

    @ParameterizedTest
    @CsvSource({"ACCURACY, -1", "AUC, 1000001", "MAE, -1"})
    void measurementsThatCanNotBe_areRefused(Metric metric, long measured) {
        assertThatThrownBy(() -> metric.normalise(measured, 1_000_000)).isInstanceOf(FlockException.class);
    }
}
