package io.flock.testnet.bench.learning;

/**
 * How one encoding did.
 *
 * @param length values of the update
 * @param fileBytes of its file
 * @param writeSeconds from weights to the file's bytes
 * @param readSeconds from the bytes to weights, with all checks of a stranger's file and its digest
 * @param hashSeconds SHA-256 of as many float32 values, which every update goes through at least once
 */
record EncodingFigure(
        MeasuredEncoding encoding,
        int length,
        long fileBytes,
        double writeSeconds,
        double readSeconds,
        double hashSeconds) {
    /** The file's size as a share of the plain values'. */
    double sizeShare() {
        return fileBytes / (double) Float.BYTES / length;
    }

    /** Writing, in times of the hash. */
    double writeOfHash() {
        return writeSeconds / hashSeconds;
    }

    /** Reading, in times of the hash. */
    double readOfHash() {
        return readSeconds / hashSeconds;
    }
}
