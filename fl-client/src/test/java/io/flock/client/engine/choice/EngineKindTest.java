package io.flock.client.engine.choice;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EngineKindTest {
    @Test
    void classPathWithoutDjl_isSaid_withWhatIsMissing() {
        assertThatThrownBy(() -> EngineKind.requireDjl(ClassLoader.getPlatformClassLoader()))
                .hasMessageStartingWith("CONFIGURATION_INVALID|the engine djl is not on the class path: it lacks"
                        + " ai.djl.pytorch:pytorch-engine, ai.djl.pytorch:pytorch-jni,"
                        + " ai.djl.pytorch:pytorch-native-cpu|");
    }
}
