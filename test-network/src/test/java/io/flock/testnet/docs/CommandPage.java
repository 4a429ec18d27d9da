package io.flock.testnet.docs;

import io.flock.client.cli.Flock;
import io.flock.protocol.error.ExitClass;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The page of the command line, from picocli's model of it. */
final class CommandPage {
    /** The rows of the table of exit statuses that no {@link ExitClass} has. */
    static final String SIGNALS = "| 130 |  | interrupted by Ctrl-C |\n| 143 |  | ended by SIGTERM |\n";

    private CommandPage() {}

    static String render() {
        CommandLine flock = Flock.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
        StringBuilder page = new StringBuilder("# The flock command\n\n")
                .append(GeneratedPagesTest.NOTICE)
                .append(
                        "Every command takes `--help` and `--version`. Results go to standard output, progress and errors to "
                                + "standard error; an error is one line, `CODE: what happened – what to do` "
                                + "([all codes](errors.md)).\n\n## Exit statuses\n\n| status | name | means |\n|---|---|---|\n");
        for (ExitClass exit : ExitClass.values()) {
            page.append("| %d | `%s` | %s |%n".formatted(exit.status(), exit, exit.meaning()));
        }
        page.append(SIGNALS).append('\n');
        command(flock, page);
        return page.toString();
    }

    private static void command(CommandLine command, StringBuilder page) {
        CommandSpec spec = command.getCommandSpec();
        page.append("## ").append(spec.qualifiedName()).append("\n\n");
        // Picocli formats descriptions, so that a percent sign stands twice in them.
        page.append(String.join(" ", spec.usageMessage().description()).replace("%%", "%"))
                .append("\n\n");
        if (command.getSubcommands().isEmpty()) {
            synopsis(command, page);
            arguments(spec, page);
        } else {
            page.append("Commands: ");
            page.append(String.join(
                    ", ",
                    command.getSubcommands().keySet().stream()
                            .map(name -> "`" + name + "`")
                            .toList()));
            page.append("\n\n");
        }
        example(spec, page);
        command.getSubcommands().values().forEach(child -> command(child, page));
    }

    private static void synopsis(CommandLine command, StringBuilder page) {
        Help help = command.getHelp();
        page.append("```\n").append(help.synopsis(0).strip()).append("\n```\n\n");
    }

    private static void arguments(CommandSpec spec, StringBuilder page) {
        page.append("| argument | value | required | default | meaning |\n|---|---|---|---|---|\n");
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            String label = parameter.paramLabel();
            String needed = needed(parameter, parameter.arity().min() > 0);
            row(page, label, label, needed, "", parameter.description());
        }
        List<OptionSpec> options = spec.options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .sorted(Comparator.comparing(OptionSpec::longestName))
                .toList();
        for (OptionSpec option : options) {
            String value = option.arity().max() == 0 ? "" : option.paramLabel();
            // Where words say what the default is, it may come from the environment.
            boolean told = String.join(" ", option.description()).matches(".*\\(default: [^$].*");
            String fallback = option.defaultValue() == null || told ? "" : option.defaultValue();
            String needed = needed(option, option.required());
            row(page, "`" + option.longestName() + "`", value, needed, fallback, option.description());
        }
        page.append('\n');
    }

    /** Of alternatives picocli calls each one required. */
    private static String needed(ArgSpec argument, boolean alone) {
        ArgGroupSpec group = argument.group();
        if (group != null && group.exclusive()) {
            return group.multiplicity().min() > 0 ? "one of these" : "";
        }
        return alone ? "yes" : "";
    }

    private static void row(
            StringBuilder page, String name, String value, String needed, String fallback, String... description) {
        String text = String.join(" ", description)
                .replaceAll(" ?\\(?default: \\$\\{DEFAULT-VALUE}\\)?", "")
                .replace("|", "\\|");
        page.append("| ").append(name).append(" | ").append(value).append(" | ");
        page.append(needed).append(" | ");
        page.append(fallback.isEmpty() ? "" : "`" + fallback + "`").append(" | ");
        page.append(text).append(" |\n");
    }

    /** Commands of two blanks' indent, and what continues them. */
    private static void example(CommandSpec spec, StringBuilder page) {
        List<String> lines = List.of(spec.usageMessage().footer()).stream()
                .filter(line -> line.startsWith("  flock ") || line.startsWith("      "))
                .map(line -> line.substring(2))
                .toList();
        page.append("```bash\n").append(String.join("\n", lines)).append("\n```\n\n");
    }
}
