package io.flock.devnet.internal.chaincode;

import java.util.Optional;

/**
 * The name by which a chaincode calls another one: {@code name[:version][/channel]}.
 *
 * @param channel nothing for the caller's own
 */
record Callee(String name, Optional<String> channel) {
    static Callee parse(String text) {
        int slash = text.indexOf('/');
        String withVersion = slash < 0 ? text : text.substring(0, slash);
        int colon = withVersion.indexOf(':');
        return new Callee(
                colon < 0 ? withVersion : withVersion.substring(0, colon),
                slash < 0
                        ? Optional.empty()
                        : Optional.of(text.substring(slash + 1)).filter(name -> !name.isEmpty()));
    }
}
