package io.flock.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

class BenchmarksTest {
    /**
     * One for each of seven rules, two for each of four encodings, with one baseline for all of them, and two for each of two
     * engines and two nets, whose baseline is another for each.
     */
    private static final int BENCHMARKS = (7 + 1) + (2 * 4 + 1) + 2 * 2 * 2;

    @Test
    void everyBenchmark_runs_onTinySizes() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("io.flock.benchmark")
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(1))
                        .param("updates", "10")
                        .param("values", "1000")
                        .param("examples", "20")
                        .shouldFailOnError(true)
                        .build())
                .run();

        assertThat(results).hasSize(BENCHMARKS);
        assertThat(results)
                .allSatisfy(result ->
                        assertThat(result.getPrimaryResult().getScore()).isPositive());
    }
}
