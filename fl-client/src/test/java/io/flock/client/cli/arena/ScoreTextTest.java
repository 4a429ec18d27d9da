package io.flock.client.cli.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.arena.Metric;
import io.flock.protocol.arena.Score;
import io.flock.protocol.money.Millionths;
import org.junit.jupiter.api.Test;

class ScoreTextTest {
    private static final ScoreText SHARE = new ScoreText(Metric.ACCURACY, 1_000_000);
    private static final ScoreText ERROR = new ScoreText(Metric.RMSE, 20_000_000);

    @Test
    void share_isShownInPercent() {
        assertThat(SHARE.of(Score.of(860_000))).isEqualTo("86 %");
        assertThat(SHARE.better(Millionths.of(2_000))).isEqualTo("ACCURACY is higher by 0.2 %");
    }

    @Test
    void error_isShownAsItWasMeasured() {
        assertThat(ERROR.of(Metric.RMSE.normalise(1_400_000, 20_000_000))).isEqualTo("RMSE 1.4");
        assertThat(ERROR.better(Millionths.of(10_000))).isEqualTo("RMSE is lower by 0.2");
    }

    @Test
    void whatIsNoMeasurement_isNamed() {
        assertThat(SHARE.of(Score.INVALID)).isEqualTo("invalid");
        assertThat(ERROR.of(Score.UNAVAILABLE)).isEqualTo("unavailable");
    }
}
