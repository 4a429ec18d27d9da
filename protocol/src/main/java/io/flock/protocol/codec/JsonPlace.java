package io.flock.protocol.codec;

import com.google.gson.stream.JsonReader;
import io.flock.protocol.error.Quoted;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a reader stands in its text: what a person needs to find the mistake in a file. */
public final class JsonPlace {
    private static final Pattern LINE = Pattern.compile("at line (\\d+) column (\\d+)");

    private JsonPlace() {}

    /** {@code line 3, column 14, '$.rounds'}; only the path where the reader does not tell the line. */
    public static String of(JsonReader in) {
        String path = Quoted.of(in.getPath());
        Matcher line = LINE.matcher(in.toString());
        return line.find() ? "line " + line.group(1) + ", column " + line.group(2) + ", " + path : path;
    }
}
