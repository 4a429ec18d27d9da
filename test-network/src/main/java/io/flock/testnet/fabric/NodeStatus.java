package io.flock.testnet.fabric;

import io.flock.protocol.identity.OrganisationId;
import io.flock.testnet.fabric.node.NodeKind;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a node is.
 *
 * @param pid of its process; absent when none lives
 * @param memory resident bytes
 * @param health one line for a person: {@code ok}, or what is wrong
 */
public record NodeStatus(
        String name,
        NodeKind kind,
        Optional<OrganisationId> organisation,
        State state,
        OptionalLong pid,
        int port,
        OptionalLong memory,
        String health) {
    /** Of its process. */
    public enum State {
        /** It lives. */
        RUNNING,
        /** It ended without being told to. */
        DIED,
        /** It was not started, or was told to end. */
        STOPPED
    }

    /** Whether it does what it is there for. */
    public boolean isWell() {
        return state == State.RUNNING && health.startsWith("ok");
    }
}
