package io.flock.client.cli.definition;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** A file with all terms of a new task, in place of an option for each. */
public final class DefinitionOption {
    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--definition",
            paramLabel = "FILE",
            description = "all terms as JSON, in place of the options below")
    private Optional<Path> file;

    DefinitionOption() {}

    /** Whether a file is named. */
    public boolean isGiven() {
        return file.isPresent();
    }

    /** What the reader makes of the file; empty where none is named. */
    public <T> Optional<T> read(Function<Path, T> reader) {
        return file.map(reader);
    }

    /** That terms come from the file or from options, not from both. */
    public void requireOneSource() {
        List<String> both = command.commandLine().getParseResult().matchedOptions().stream()
                .filter(TermOptions::have)
                .map(option -> option.longestName())
                .toList();
        if (isGiven() && !both.isEmpty()) {
            throw usage("--definition holds all terms already, " + String.join(", ", both) + " would say them twice");
        }
    }

    /** What to throw when the arguments contradict each other. */
    public ParameterException usage(String what) {
        return new ParameterException(command.commandLine(), what);
    }
}
