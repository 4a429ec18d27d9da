package io.flock.testnet.network;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** A network that was made before stays what it was made as; who asks for something else is told, not passed over. */
record KeptNetwork(Path folder) {
    /**
     * Refuses a wish that the network does not fulfil.
     *
     * @param option by which it was asked for
     * @param asked empty where it was not
     * @throws FlockException CONFIGURATION_INVALID
     */
    <T> void require(String option, Optional<T> asked, T kept, Function<T, String> text) {
        require(
                option,
                asked,
                kept,
                text,
                "leave " + option + " out, name another folder with --home for a network of its own, or remove this one"
                        + " with 'flock network clean'");
    }

    /** The same for what only the next start of the network can change. */
    <T> void requireWhileItRuns(String option, Optional<T> asked, T kept, Function<T, String> text) {
        require(
                option,
                asked,
                kept,
                text,
                "leave " + option
                        + " out, or end the network with 'flock network down': 'up' then starts it with this");
    }

    private <T> void require(String option, Optional<T> asked, T kept, Function<T, String> text, String todo) {
        if (asked.filter(wish -> !wish.equals(kept)).isPresent()) {
            throw new FlockException(
                    ErrorCode.CONFIGURATION_INVALID,
                    option + " " + text.apply(asked.get()) + " does not fit the network in " + folder.toAbsolutePath()
                            + ", which was made with " + text.apply(kept),
                    todo);
        }
    }
}
