package io.flock.testnet.bench.overhead;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class OverheadBenchTest {
    @TempDir
    private Path folder;

    @Test
    void rounds_areMeasured_besideTheTrainingOfEverybody() throws InterruptedException {
        OverheadFigure figure = new OverheadBench(new OverheadOptions(3, 200, 2), folder, line -> {}).measure();

        assertThat(figure.adopted()).isEqualTo(3);
        assertThat(figure.bare().cpuSeconds()).isPositive();
        assertThat(figure.rounds()).hasSize(2).allSatisfy(round -> {
            assertThat(round.engine().seconds())
                    .isPositive()
                    .isLessThan(round.all().seconds());
            assertThat(round.overheadCpuSeconds()).isPositive();
        });
    }
}
