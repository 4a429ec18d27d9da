package io.flock.client.cli.output;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.flock.protocol.codec.Json;
import java.io.PrintWriter;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How results are printed: for people, or as JSON for programs. */
public final class OutputOption {
    /** The forms. */
    public enum Form {
        TEXT,
        JSON
    }

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}&&[^\\r\\n]]");

    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--output", defaultValue = "text", description = "text or json (default: ${DEFAULT-VALUE})")
    private Form form;

    /** Whether a program reads. */
    public boolean isJson() {
        return form == Form.JSON;
    }

    /** Standard output. */
    public PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** Standard error, for progress. */
    public PrintWriter err() {
        return command.commandLine().getErr();
    }

    /** Prints a record of the protocol as JSON, or else these lines. */
    public void print(Record value, List<String> lines) {
        print(JsonParser.parseString(Json.write(value)), lines);
    }

    /** Prints the JSON, or else these lines. */
    public void print(JsonElement json, List<String> lines) {
        if (isJson()) {
            Gson gson =
                    new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
            out().println(printable(gson.toJson(json)));
        } else {
            lines.forEach(out()::println);
        }
        out().flush();
    }

    /** The same JSON, in which what could rewrite a terminal stands as an escape: it occurs within texts only. */
    private static String printable(String json) {
        return UNPRINTABLE.matcher(json).replaceAll(found -> found.group()
                .chars()
                .mapToObj(unit -> "\\\\u" + HexFormat.of().toHexDigits((char) unit))
                .collect(Collectors.joining()));
    }
}
