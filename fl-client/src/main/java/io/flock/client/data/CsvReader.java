package io.flock.client.data;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows of a CSV file (RFC 4180): fields may be quoted, a quote inside is doubled; white space around an unquoted field
 * is dropped; empty lines are passed over. UTF-8, with or without byte order mark.
 */
final class CsvReader implements Closeable {
    private static final int MAX_FIELDS = 1 << 20;
    private static final int MAX_FIELD_LENGTH = 1 << 16;
    private static final int END = -1;

    private final Path file;
    private final Reader in;
    private final char separator;
    private long line = 1;
    private long rowLine;
    private int next;

    private CsvReader(Path file, Reader in, char separator) throws IOException {
        this.file = file;
        this.in = in;
        this.separator = separator;
        next = in.read();
        if (next == '\ufeff') {
            next = in.read();
        }
    }

    static CsvReader open(Path file, char separator) throws IOException {
        return new CsvReader(
                file,
                new BufferedReader(
                        new InputStreamReader(DataFile.open(file), StandardCharsets.UTF_8.newDecoder()), 1 << 16),
                separator);
    }

    /** The next row's fields; empty at the end of the file. */
    Optional<List<String>> row() throws IOException {
        try {
            while (next == '\n' || next == '\r') {
                advance();
            }
            if (next == END) {
                return Optional.empty();
            }
            rowLine = line;
            return Optional.of(fields());
        } catch (CharacterCodingException e) {
            throw DataProblem.inLine(file, line, "not UTF-8 text");
        }
    }

    /** Line, from 1, on which the row that was read last begins. */
    long line() {
        return rowLine;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private List<String> fields() throws IOException {
        List<String> fields = new ArrayList<>();
        while (true) {
            skipBlanks();
            fields.add(next == '"' ? quoted() : plain());
            if (fields.size() > MAX_FIELDS) {
                throw DataProblem.inLine(file, rowLine, "more than " + MAX_FIELDS + " fields");
            }
            if (next != separator) {
                return fields;
            }
            advance();
        }
    }

    private String plain() throws IOException {
        StringBuilder text = new StringBuilder();
        while (next != separator && next != '\n' && next != '\r' && next != END) {
            append(text);
        }
        return text.toString().strip();
    }

    private String quoted() throws IOException {
        StringBuilder text = new StringBuilder();
        advance();
        while (true) {
            if (next == END) {
                throw DataProblem.inLine(file, rowLine, "a quoted field is not closed");
            }
            if (next == '"') {
                advance();
                if (next != '"') {
                    break;
                }
            }
            append(text);
        }
        skipBlanks();
        if (next != separator && next != '\n' && next != '\r' && next != END) {
            throw DataProblem.inLine(file, rowLine, "text follows a quoted field");
        }
        return text.toString();
    }

    private void append(StringBuilder text) throws IOException {
        if (text.length() >= MAX_FIELD_LENGTH) {
            throw DataProblem.inLine(file, rowLine, "a field is longer than " + MAX_FIELD_LENGTH + " characters");
        }
        text.append((char) next);
        advance();
    }

    private void skipBlanks() throws IOException {
        while ((next == ' ' || next == '\t') && next != separator) {
            advance();
        }
    }

    private void advance() throws IOException {
        int was = next;
        next = in.read();
        if (was == '\n' || (was == '\r' && next != '\n')) {
            line++;
        }
    }
}
