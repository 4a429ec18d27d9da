package io.flock.sdk.content;

import io.flock.protocol.alliance.ContentRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Small contents that were checked already, those used last. What a CID and a digest name never changes, so it is
 * fetched and hashed once: a voter reads an update when it judges it and again when it aggregates. For several threads.
 */
final class RecentContents {
    private final int largest;
    private final int most;
    private final Map<ContentRef, byte[]> contents = new LinkedHashMap<>(16, 0.75f, true);
    private int held;

    /**
     * Empty.
     *
     * @param largest bytes of the largest content that is kept
     * @param most bytes that are kept in all
     */
    RecentContents(int largest, int most) {
        this.largest = largest;
        this.most = most;
    }

    /** A copy. */
    synchronized Optional<byte[]> find(ContentRef content) {
        return Optional.ofNullable(contents.get(content)).map(byte[]::clone);
    }

    /** Keeps a copy, and lets go of what was used longest ago where there is no room. */
    synchronized void keep(ContentRef content, byte[] bytes) {
        if (bytes.length > largest || contents.putIfAbsent(content, bytes.clone()) != null) {
            return;
        }
        held += bytes.length;
        var oldest = contents.values().iterator();
        while (held > most) {
            held -= oldest.next().length;
            oldest.remove();
        }
    }
}
