package io.flock.sdk.content;

/** Bounds that no content passes, whoever vouches for it. */
public final class ContentLimits {
    /** Bytes of one block: what Bitswap carries. */
    public static final int MAX_BLOCK = 2 << 20;
    /** Levels of a file DAG. */
    public static final int MAX_DEPTH = 8;
    /** Blocks of one file: bounds the requests that a file of one-byte parts can cause. */
    public static final int MAX_BLOCKS = 1 << 16;

    private ContentLimits() {}
}
