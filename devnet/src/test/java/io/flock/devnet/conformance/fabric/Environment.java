package io.flock.devnet.conformance.fabric;

import java.util.Map;

/** The environment of Fabric's programs: ours, without settings for Fabric that the user's shell may carry. */
final class Environment {
    private Environment() {}

    static void replace(ProcessBuilder builder, Map<String, String> settings) {
        builder.environment()
                .keySet()
                .removeIf(
                        name -> name.startsWith("CORE_") || name.startsWith("ORDERER_") || name.startsWith("FABRIC_"));
        builder.environment().putAll(settings);
    }
}
