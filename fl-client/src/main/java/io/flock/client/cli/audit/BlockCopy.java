package io.flock.client.cli.audit;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import io.flock.sdk.audit.StoredBlocks;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.hyperledger.fabric.protos.common.Block;

/** A copy of a channel's blocks that a command is to read. */
final class BlockCopy {
    /** What Fabric takes for a channel's name. */
    private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9.-]{0,248}");

    private final Path copy;

    BlockCopy(Path copy) {
        this.copy = copy;
    }

    /**
     * The channel that the blocks are of, by the first one that says so.
     *
     * @param named what the caller says
     * @throws FlockException CONFIGURATION_INVALID: they are another channel's, or do not say; DATA_INVALID: they can't be
     *     read, or say what can't be a channel's name: other than a lower-case letter and then letters, digits, dots and
     *     hyphens, 249 characters at most
     */
    String channel(Optional<String> named) {
        Optional<String> found = StoredBlocks.channel(copy);
        found.ifPresent(BlockCopy::requireName);
        if (named.isPresent() && found.isPresent() && !named.equals(found)) {
            throw new FlockException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "the blocks are of channel " + Quoted.of(found.get()) + ", not of " + Quoted.of(named.get()),
                    "leave --channel out, or give that channel's blocks");
        }
        return named.or(() -> found)
                .orElseThrow(() -> new FlockException(
                        ErrorCode.CONFIGURATION_INVALID,
                        "no transaction in the blocks says which channel they are of",
                        "name it with --channel"));
    }

    private static void requireName(String channel) {
        if (!CHANNEL.matcher(channel).matches()) {
            throw new FlockException(
                    ErrorCode.DATA_INVALID,
                    "the blocks are of channel " + Quoted.of(channel) + ", which can't be a channel's name",
                    "get another copy: no channel of Fabric has such a name");
        }
    }

    /** Gives all blocks, in order; throws as {@link StoredBlocks#read(Path, Consumer)}. */
    void read(Consumer<? super Block> consumer) {
        StoredBlocks.read(copy, consumer);
    }
}
