package io.flock.client.data;

import io.flock.client.bundle.Spelling;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes {@code DATA_INVALID} errors that name the place. */
final class DataProblem {
    private static final int MOST_LISTED = 12;

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

    /** Bytes that are no text, as spreadsheets of other encodings have for letters with accents. */
    static FlockException notUtf8(Path file) {
        return new FlockException(
                ErrorCode.DATA_INVALID,
                file + ": not UTF-8 text",
                "save it as UTF-8, as 'iconv -f WINDOWS-1252 -t UTF-8' does where that is what it was written in");
    }

    /** With what to do about it, where that is more than to mend the file. */
    static FlockException inColumn(Path file, long line, int column, String name, String what, String todo) {
        return new FlockException(
                ErrorCode.DATA_INVALID,
                file + ", line " + line + ", column " + column + " (" + shorten(name) + "): " + what,
                todo);
    }

    /** A header that lacks a column: with what may stand in its place. */
    static FlockException noColumn(Path file, long line, List<String> header, String name, char separator) {
        String what = file + ", line " + line + ": the header has no column '" + shorten(name) + "'";
        Optional<Character> other = otherSeparator(header, separator);
        if (other.isPresent()) {
            return new FlockException(
                    ErrorCode.DATA_INVALID,
                    what + "; the whole line is one field, in which " + named(other.get()) + " stands "
                            + "between the columns, and the separator is " + named(separator),
                    "write the file with " + named(separator)
                            + "; a bundle of your own may have another separator, as 'flock bundle new --separator' does it");
        }
        return problem(what
                + Spelling.nearest(name, header)
                        .map(near -> "; it has '" + shorten(near) + "'")
                        .orElse("; it has " + listed(header)));
    }

    /** A header of a single column, which is no table to learn from. */
    static FlockException oneColumn(Path file, List<String> header, char separator) {
        return otherSeparator(header, separator)
                .map(other -> new FlockException(
                        ErrorCode.DATA_INVALID,
                        file + ", line 1: the whole line is one field, in which " + named(other)
                                + " stands between the columns, and the separator is " + named(separator),
                        "write the file with " + named(separator) + ", or name the separator by --separator"))
                .orElseGet(() -> inLine(file, 1, "one column alone; a table has features and a label"));
    }

    /** What divides a line that was read as a single field. */
    private static Optional<Character> otherSeparator(List<String> header, char separator) {
        return header.size() > 1
                ? Optional.empty()
                : Stream.of(';', '\t', ',')
                        .filter(mark -> mark != separator && header.get(0).indexOf(mark) >= 0)
                        .findFirst();
    }

    private static String named(char separator) {
        return separator == '\t' ? "a tab" : "'" + shorten(Character.toString(separator)) + "'";
    }

    private static String listed(List<String> header) {
        String all =
                header.stream().limit(MOST_LISTED).map(DataProblem::shorten).collect(Collectors.joining(", "));
        return header.size() > MOST_LISTED ? all + ", …" : all;
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
