package io.flock.testnet.fabric.program;

import java.util.List;
import java.util.Map;

/** The environment of the processes that are started: this program's, without settings that a shell may carry. */
public final class Environment {
    /** With one of these left over from somebody's session a process would be another one, or not start at all. */
    private static final List<String> STRAY = List.of(
            "CORE_", "ORDERER_", "FABRIC_", "CHAINCODE_", "TP_", "IPFS_", "LIBP2P_", "FLOCK_", "CONFIGTX_", "OTEL_");

    private Environment() {}

    /** Gives the process these settings and nothing that would disturb it. */
    public static void replace(ProcessBuilder builder, Map<String, String> settings) {
        builder.environment().keySet().removeIf(name -> STRAY.stream().anyMatch(name::startsWith));
        builder.environment().putAll(settings);
    }
}
