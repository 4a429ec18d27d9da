package io.flock.testnet.fabric.node;

import io.flock.protocol.identity.OrganisationId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node and how its process is started.
 *
 * @param name as commands take it
 * @param organisation whose it is; orderers have one of their own that takes no part in tasks
 * @param ports that listen when it is ready, its service's first
 * @param folder with configuration, data, log and {@code process.json}
 */
public record Node(
        String name,
        NodeKind kind,
        Optional<OrganisationId> organisation,
        List<Integer> ports,
        Path folder,
        List<String> command,
        Map<String, String> environment) {
    static final String PROCESS = "process.json";

    public Node {
        ports = List.copyOf(ports);
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** What it writes. */
    public Path log() {
        return folder.resolve("log");
    }

    /** Where its process's id and start stand. */
    Path process() {
        return folder.resolve(PROCESS);
    }
}
