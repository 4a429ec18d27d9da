package io.flock.sdk.content;

import io.flock.protocol.commitment.FieldHash;
import java.nio.charset.StandardCharsets;

/**
 * In whose name a content is pinned, so that those who share a node let go of their own pins alone.
 *
 * <p>A node knows one pin of a content, whoever asked for it. So an owner's pin is the node's pin of a folder that lists the
 * content under the owner's name: nobody else's folder has the same CID, and {@code ipfs ls} of it says whose pin it is.
 * Pins without an owner are another matter, and stay.
 *
 * @param name 1 to 255 bytes of UTF-8, no slash
 */
public record PinOwner(String name) {
    private static final int LONGEST = 255;

    /** Checks the name; {@link #of} takes longer ones. */
    public PinOwner {
        if (name.isEmpty() || isTooLong(name) || name.contains("/")) {
            throw new IllegalArgumentException("\"" + name + "\" names no owner of pins");
        }
    }

    /** The owner of that name; where a folder can't list so long a name, its SHA-256 in hex stands for it. */
    public static PinOwner of(String name) {
        return new PinOwner(
                isTooLong(name)
                        ? FieldHash.ofBytes(name.getBytes(StandardCharsets.UTF_8))
                                .hex()
                        : name);
    }

    private static boolean isTooLong(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length > LONGEST;
    }

    /** What is pinned in place of a content. */
    public Cid root(Cid content) {
        return Cid.ofBlock(1, Codec.DAG_PB, folder(content));
    }

    byte[] folder(Cid content) {
        return UnixFsFolder.ofOne(name, content);
    }
}
