package io.flock.testnet.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.chaincode.contract.Access;
import io.flock.chaincode.contract.ContractFunction;
import io.flock.chaincode.contract.Contracts;
import io.flock.protocol.identity.AccountId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProbesTest {
    private static final AccountId ANN = AccountId.of("Org1MSP", "ann");
    private static final AccountId BOB = AccountId.of("Org2MSP", "bob");

    @Test
    void probes_areATransfer_andEveryQueryOfTheChaincode() {
        assertThat(Probes.of(ANN, BOB))
                .filteredOn(probe -> !probe.submits())
                .extracting(Probe::function)
                .containsExactlyInAnyOrderElementsOf(Contracts.table().all().stream()
                        .filter(function -> function.access() == Access.EVALUATE)
                        .map(ContractFunction::fullName)
                        .toList());
        assertThat(Probes.of(ANN, BOB)).filteredOn(Probe::submits).hasSize(1);
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
