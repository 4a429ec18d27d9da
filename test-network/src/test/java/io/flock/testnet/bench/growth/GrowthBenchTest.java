package io.flock.testnet.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("scenario")
class GrowthBenchTest {
    @TempDir
    private Path folder;

    @Test
    void smallRun_measuresEveryFunction_andNothingFails() throws InterruptedException {
        GrowthResult result =
                new GrowthBench(new GrowthOptions(2_003, 2, 2, Duration.ofMillis(5)), folder, line -> {}).run();

        assertThat(result.figures()).hasSizeGreaterThan(30).allSatisfy(figure -> {
            assertThat(figure.empty().failures()).as(figure.function()).isZero();
            assertThat(figure.full().failures()).as(figure.function()).isZero();
            assertThat(figure.ratio()).isPositive();
        });
        assertThat(GrowthReport.lines(result)).anyMatch(line -> line.contains("token:Transfer"));
        assertThat(GrowthReport.json(result).getAsJsonArray("functions")).hasSameSizeAs(result.figures());
    }
}
