package io.flock.testnet.embedded.content;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first part of a {@code multipart/form-data} body as a stream (RFC 7578, RFC 2046 §5.1.1). Holds no more than a
 * buffer; a body that ends before its closing boundary is an error, not a shorter file.
 */
final class FormFile extends InputStream {
    private static final Pattern BOUNDARY = Pattern.compile(
            "multipart/form-data;.*boundary=\"?([A-Za-z0-9'()+_,./:=? -]{1,70})\"?.*", Pattern.CASE_INSENSITIVE);
    private static final int MAX_HEADER = 8192;

    private final InputStream in;
    private final byte[] delimiter;
    private boolean ended;

    private FormFile(InputStream in, byte[] delimiter) {
        this.in = in;
        this.delimiter = delimiter;
    }

    static FormFile open(Optional<String> contentType, InputStream body) throws IOException, RpcException {
        Matcher matcher = BOUNDARY.matcher(contentType.orElse(""));
        if (!matcher.matches()) {
            throw new RpcException(400, "file argument 'path' is required: send it as multipart/form-data");
        }
        InputStream in = new BufferedInputStream(body, 1 << 16);
        String first = line(in);
        if (!first.equals("--" + matcher.group(1))) {
            throw new RpcException(400, "the body does not begin with its boundary");
        }
        int header = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            header += line.length();
            if (header > MAX_HEADER) {
                throw new RpcException(400, "the part's header is too long");
            }
        }
        return new FormFile(in, ("\r\n--" + matcher.group(1)).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public int read() throws IOException {
        if (ended) {
            return -1;
        }
        in.mark(delimiter.length);
        int first = in.read();
        if (first < 0) {
            throw new IOException("unexpected EOF: the body ends before its closing boundary");
        }
        if (first != delimiter[0]) {
            return first;
        }
        for (int i = 1; i < delimiter.length; i++) {
            if (in.read() != delimiter[i]) {
                in.reset();
                return in.read();
            }
        }
        ended = true;
        return -1;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int next = read();
            if (next < 0) {
                return count == 0 ? -1 : count;
            }
            target[from + count++] = (byte) next;
        }
        return count;
    }

    private static String line(InputStream in) throws IOException, RpcException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() > MAX_HEADER) {
                throw new RpcException(400, "the body is no multipart/form-data");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
