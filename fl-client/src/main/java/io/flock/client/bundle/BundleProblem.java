package io.flock.client.bundle;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;

/** Makes {@code BUNDLE_INVALID} errors that name the place. */
final class BundleProblem {
    private BundleProblem() {}

    static FlockException at(String path, String what) {
        return new FlockException(
                ErrorCode.BUNDLE_INVALID,
                "the task bundle is wrong at " + path + ": " + what,
                "mend that field; a bundle from the ledger is for its creator to replace in a new task");
    }

    static String shorten(String foreign) {
        String printable = foreign.replaceAll("[^ -~]", "?").replace('|', '/');
        return printable.length() <= 60 ? printable : printable.substring(0, 60) + "...";
    }
}
