package io.flock.protocol.tensor;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;

/** Makes {@code MODEL_INVALID} errors for a file that is not the model it should be. */
final class MalformedFile {
    private MalformedFile() {}

    static FlockException because(String what) {
        return new FlockException(
                ErrorCode.MODEL_INVALID, "not the model file that was expected: " + what, "reject this model");
    }

    static String shorten(String foreign) {
        String printable = foreign.replaceAll("[^ -~]", "?").replace('|', '/');
        return printable.length() <= 100 ? printable : printable.substring(0, 100) + "...";
    }
}
