package io.flock.testnet.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CpuMeterTest {
    @Test
    void busyTime_leavesIdlingAndWaitingForDisksOut() {
        assertThat(CpuMeter.busy("cpu  100 20 30 5000 400 5 6 7 0 0")).isEqualTo(1.68);
    }

    @Test
    void reading_growsWithWhatThisProcessDoes() {
        CpuMeter meter = new CpuMeter(List.of(NamedProcess.self("tests")));
        CpuReading before = meter.read();
        long value = 1;
        while (meter.since(before).own() < 0.05) {
            value = value * 31 + 7;
        }

        assertThat(value).isNotZero();
        assertThat(meter.since(before).seconds()).isPositive();
        assertThat(meter.processes()).singleElement().satisfies(self -> {
            assertThat(self.pid()).isEqualTo(ProcessHandle.current().pid());
            assertThat(self.cpuSeconds()).isPositive();
        });
    }

    @Test
    void whatOthersUsed_isTheMachinesWithoutOurOwn() {
        CpuUse use = CpuUse.between(new CpuReading(0, 1, 10), new CpuReading(2_000_000_000L, 2.5, 13));

        assertThat(use).isEqualTo(new CpuUse(2, 1.5, 1.5));
        assertThat(use.plus(use)).isEqualTo(new CpuUse(4, 3, 3));
    }

    @Test
    void whatOthersUsed_staysUnknown_whereTheSystemDoesNotTell() {
        CpuUse use = CpuUse.between(new CpuReading(0, 1, Double.NaN), new CpuReading(1, 2, Double.NaN));

        assertThat(use.others()).isNaN();
    }
}
