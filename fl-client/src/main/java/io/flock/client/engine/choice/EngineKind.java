package io.flock.client.engine.choice;

import io.flock.client.bundle.Bundle;
import io.flock.client.engine.Engine;
import io.flock.client.engine.EngineFactory;
import io.flock.client.engine.djl.DjlEngine;
import io.flock.client.engine.dl4j.Dl4jEngine;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.List;
import java.util.Locale;

/** The engines that a participant may choose from. Updates and evaluations mean the same with each. */
public enum EngineKind implements EngineFactory {
    /** Deeplearning4j, which is always there. */
    DL4J {
        @Override
        public Engine open(Bundle bundle) {
            return Dl4jEngine.open(bundle);
        }
    },

    /** PyTorch through the Deep Java Library; whoever builds an application chooses whether to carry it. */
    DJL {
        @Override
        public Engine open(Bundle bundle) {
            requireDjl(EngineKind.class.getClassLoader());
            return DjlEngine.open(bundle);
        }
    };

    private static final List<String> ARTIFACTS =
            List.of("ai.djl.pytorch:pytorch-engine", "ai.djl.pytorch:pytorch-jni", "ai.djl.pytorch:pytorch-native-cpu");

    private static final List<String> CONTENTS = List.of(
            "ai/djl/pytorch/engine/PtEngine.class", "jnilib/pytorch.properties", "native/lib/pytorch.properties");

    /** The name that the command line has for it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static void requireDjl(ClassLoader classes) {
        List<String> missing = ARTIFACTS.stream()
                .filter(artifact -> classes.getResource(CONTENTS.get(ARTIFACTS.indexOf(artifact))) == null)
                .toList();
        if (!missing.isEmpty()) {
            throw new FlockException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "the engine djl is not on the class path: it lacks " + String.join(", ", missing),
                    "add it, pytorch-native-cpu with your platform's classifier such as linux-x86_64; or train with"
                            + " dl4j");
        }
    }
}
