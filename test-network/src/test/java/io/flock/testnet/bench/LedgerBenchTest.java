package io.flock.testnet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.flock.protocol.alliance.Phase;
import io.flock.testnet.Engine;
import io.flock.testnet.bench.load.LoadResult;
import io.flock.testnet.bench.round.PhaseResult;
import io.flock.testnet.bench.round.RoundResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("scenario")
class LedgerBenchTest {
    private static final List<Phase> PHASES_OF_A_ROUND = List.of(
            Phase.PROPOSE_COMMIT,
            Phase.PROPOSE_REVEAL,
            Phase.VOTE_COMMIT,
            Phase.VOTE_REVEAL,
            Phase.AGGREGATE_COMMIT,
            Phase.AGGREGATE_REVEAL);

    @TempDir
    private Path folder;

    /** Proposers and voters commit and reveal, voters do both twice, and six advances lead through the round. */
    @Test
    void smallRun_measuresEverything_andNothingFails() throws InterruptedException {
        List<String> told = new ArrayList<>();
        BenchResult result = new LedgerBench(
                        new BenchOptions(Engine.DEVNET, List.of(2), 4, List.of(3), Duration.ofMillis(20)),
                        folder,
                        told::add)
                .run();

        assertThat(loads(result)).hasSize(6).allSatisfy(load -> {
            assertThat(load.failures()).as(load.function()).isZero();
            assertThat(load.count()).isEqualTo(4);
            assertThat(load.latency().p50()).isPositive();
        });
        assertThat(result.rounds()).extracting(RoundResult::participants).containsExactly(3);
        assertThat(result.rounds()).allSatisfy(round -> {
            assertThat(round.phases()).extracting(PhaseResult::phase).isEqualTo(PHASES_OF_A_ROUND);
            assertThat(round.phases())
                    .allSatisfy(phase -> assertThat(phase.advanceMillis()).isPositive());
            assertThat(round.transactions()).isBetween(6 + 2 * round.participants(), 6 + 4 * round.participants());
            assertThat(round.blocks()).isBetween(7, round.transactions());
        });
        assertThat(told).isNotEmpty();
        JsonObject json = BenchJson.of(result);
        assertThat(json.getAsJsonArray("submits").get(0).getAsJsonObject().has("ratioToEmpty"))
                .isTrue();
        assertThat(BenchTables.of(result)).anyMatch(line -> line.startsWith("token:Transfer"));
    }

    private static List<LoadResult> loads(BenchResult result) {
        return Stream.concat(result.submits().stream(), result.evaluates().stream())
                .flatMap(comparison -> Stream.of(comparison.function(), comparison.empty()))
                .toList();
    }
}
