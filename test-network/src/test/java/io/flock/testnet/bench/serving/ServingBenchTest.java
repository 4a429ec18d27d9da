package io.flock.testnet.bench.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.flock.testnet.bench.load.LoadResult;
import java.nio.file.Path;
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
    }
}
