package io.flock.client.cli.output;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What a list of commands says of each: picocli takes the first line of its description, which is made a sentence here. */
public final class Summaries {
    private static final String BETWEEN_SENTENCES = "(?<=\\.) (?=\\S)";

    private Summaries() {}

    /** Breaks the descriptions of a command and of all below it after their first sentence. */
    public static void describe(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        usage.description(broken(usage.description()).toArray(String[]::new));
        command.getSubcommands().values().forEach(Summaries::describe);
    }

    /** Indented lines stay as they are: they are lists. */
    private static List<String> broken(String... description) {
        List<String> lines = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (String line : description) {
            if (line.startsWith("  ")) {
                flush(text, lines);
                lines.add(line);
            } else {
                text.append(text.isEmpty() ? "" : " ").append(line);
            }
        }
        flush(text, lines);
        return lines;
    }

    private static void flush(StringBuilder text, List<String> lines) {
        if (!text.isEmpty()) {
            lines.addAll(List.of(text.toString().split(BETWEEN_SENTENCES, lines.isEmpty() ? 2 : 1)));
            text.setLength(0);
        }
    }
}
