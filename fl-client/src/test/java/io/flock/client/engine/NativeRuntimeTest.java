package io.flock.client.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeRuntimeTest {
    @ParameterizedTest
    @ValueSource(strings = {"2", "", "01"})
    void jvmWithAnotherNumberOfNativeThreads_isRefused(String threads) {
        assertThatThrownBy(() -> NativeRuntime.requireOneThread(threads))
                .hasMessageStartingWith("CONFIGURATION_INVALID|OMP_NUM_THREADS is ");
    }
}
