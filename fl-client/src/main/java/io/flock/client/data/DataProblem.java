package io.flock.client.data;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.nio.file.Path;

/** Makes {@code DATA_INVALID} errors that name the place. */
final class DataProblem {
    private DataProblem() {}

    static FlockException inFile(Path file, String what) {
        return problem(file + ": " + what);
    }

    static FlockException inLine(Path file, long line, String what) {
        return problem(file + ", line " + line + ": " + what);
    }

    static FlockException inColumn(Path file, long line, int column, String name, String what) {
        return problem(file + ", line " + line + ", column " + column + " (" + shorten(name) + "): " + what);
    }

    static String shorten(String foreign) {
        String printable = foreign.replaceAll("\\p{Cntrl}", "?").replace('|', '/');
        return printable.length() <= 60 ? printable : printable.substring(0, 60) + "...";
    }

    private static FlockException problem(String what) {
        return new FlockException(
                ErrorCode.DATA_INVALID, what, "mend the file, or choose the one that fits the task's data section");
    }
}
