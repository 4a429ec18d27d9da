package io.flock.sdk.content;

/**
 * How a file is cut into blocks. Two layouts of the same bytes have different CIDs.
 *
 * @param chunkSize bytes per leaf, 1 to 2 MiB
 * @param maxLinks links per inner node, at least 2
 * @param cidVersion 0: leaves are dag-pb nodes; 1: leaves are raw
 */
public record UnixFsLayout(int chunkSize, int maxLinks, int cidVersion) {
    /** Profile {@code unixfs-v1-2025}: what this project writes. */
    public static final UnixFsLayout V1 = new UnixFsLayout(1 << 20, 1024, 1);
    /** Kubo's default for CIDv0: 256 KiB, 174 links. */
    public static final UnixFsLayout V0 = new UnixFsLayout(1 << 18, 174, 0);

    public UnixFsLayout {
        if (chunkSize < 1 || chunkSize > ContentLimits.MAX_BLOCK) {
            throw new IllegalArgumentException("chunk size " + chunkSize);
        }
        if (maxLinks < 2 || cidVersion < 0 || cidVersion > 1) {
            throw new IllegalArgumentException("max links " + maxLinks + ", CID version " + cidVersion);
        }
    }
}
