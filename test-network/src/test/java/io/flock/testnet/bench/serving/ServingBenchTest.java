package io.flock.testnet.bench.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.flock.testnet.bench.load.CpuUse;
import io.flock.testnet.bench.load.LatencyMillis;
import io.flock.testnet.bench.load.LoadResult;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServingBenchTest {
    @TempDir
    private Path folder;

    @Test
    void everyWayOfAsking_isMeasured_andNoRequestFails_alsoWhileVersionsChange() throws InterruptedException {
        ServingFigure figure = new ServingBench(4, 40).measure(folder);

        assertThat(Stream.of(figure.bare(), figure.one(), figure.free(), figure.paid(), figure.change()))
                .allSatisfy(load -> {
                    assertThat(load.firstFailure()).isEmpty();
                    assertThat(load.perSecond()).isPositive();
                })
                .extracting(LoadResult::count)
                .containsExactly(160, 160, 160, 160, 40);
        assertThat(figure.change().inFlight()).isEqualTo(8);
        assertThat(figure.overheadMillis()).isPositive();
        assertThat(ServingBenchCommand.lines(figure))
                .anyMatch(line -> line.startsWith("overhead of a paid request"))
                .anyMatch(line -> line.startsWith("while versions change"));
        JsonObject json = ServingBenchCommand.json(figure);
        assertThat(json.getAsJsonArray("serving")).hasSize(5);
        assertThat(json.get("paidOfFree").getAsDouble()).isEqualTo(figure.share());
        assertThatCode(() -> ServingBenchCommand.requireNoFailure(figure)).doesNotThrowAnyException();
    }

    @Test
    void requestsThatFailed_areShownWithTheirLoad_andFailTheCommand() {
        LoadResult sound = load("sound", 0, Optional.empty());
        LoadResult broken = load("paid", 3, Optional.of("OVERLOADED|full"));
        ServingFigure figure = new ServingFigure(sound, sound, sound, broken, sound);

        assertThat(ServingBenchCommand.lines(figure))
                .anyMatch(line -> line.equals("first failure of 'paid'   OVERLOADED|full"));
        assertThatThrownBy(() -> ServingBenchCommand.requireNoFailure(figure))
                .hasMessageContaining("3 of 50 requests failed");
    }

    private static LoadResult load(String name, int failures, Optional<String> first) {
        return new LoadResult(name, 1, 10, failures, first, new LatencyMillis(1, 1, 1, 1, 1), new CpuUse(1, 1, 0));
    }
}
