package io.flock.testnet.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.chaincode.contract.Access;
import io.flock.chaincode.contract.ContractFunction;
import io.flock.chaincode.contract.Contracts;
import io.flock.testnet.bench.cast.BenchCast;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbesTest {
    private static final Players PLAYERS = Players.of(BenchCast.of(6));

    @Test
    void probes_areATransfer_andEveryQueryOfTheChaincode() {
        assertThat(Probes.of(PLAYERS).stream()
                        .filter(probe -> !probe.submits())
                        .map(Probe::function)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(Contracts.table().all().stream()
                        .filter(function -> function.access() == Access.EVALUATE)
                        .map(ContractFunction::fullName)
                        .toList());
        assertThat(Probes.of(PLAYERS)).filteredOn(Probe::submits).hasSize(1);
    }

    /** A function that is asked in two ways costs what each of them costs. */
    @Test
    void channels_areAskedForByHostAndByConsumer_underNamesOfTheirOwn() {
        assertThat(Probes.of(PLAYERS)).extracting(Probe::name).doesNotHaveDuplicates();
        assertThat(Probes.of(PLAYERS))
                .filteredOn(probe -> probe.function().equals("marketplace:ListChannels"))
                .extracting(Probe::name)
                .containsExactly("marketplace:ListChannels", "marketplace:ListChannels by consumer");
    }

    @Test
    void answerWithoutWhatItMustHold_isNotMeasured() {
        Probe probe = Probe.query("marketplace:GetModel").holding("hosts", "earned");

        probe.requireFull("{\"hosts\":[{}],\"earned\":\"12\"}");
        for (String answer : List.of(
                "{\"earned\":\"12\"}",
                "{\"hosts\":[],\"earned\":\"12\"}",
                "{\"hosts\":{},\"earned\":\"12\"}",
                "{\"hosts\":null,\"earned\":\"12\"}",
                "{\"hosts\":[{}],\"earned\":\"0\"}",
                "{\"hosts\":[{}],\"earned\":0}",
                "{\"hosts\":[{}],\"earned\":\"\"}")) {
            assertThatThrownBy(() -> probe.requireFull(answer))
                    .as(answer)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("marketplace:GetModel answers with nothing in");
        }
    }

    @Test
    void numberOutOfRange_isRefused_withTheOptionsName() {
        assertThatThrownBy(() -> options(-1, 1, 8)).hasMessageContaining("--accounts");
        assertThatThrownBy(() -> options(1, 10_001, 8)).hasMessageContaining("--tasks");
        assertThatThrownBy(() -> options(1, 1, 0)).hasMessageContaining("--operations");
    }

    private static GrowthOptions options(int accounts, int tasks, int operations) {
        return new GrowthOptions(accounts, tasks, operations, Duration.ofMillis(5));
    }
}
