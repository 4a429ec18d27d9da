package io.flock.client.cli.output;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import java.io.PrintWriter;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** How an error becomes one line and an exit status. */
public final class Failures {
    private Failures() {}

    /** Prints what is wrong with the arguments, and returns the exit status. */
    public static int usage(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        String path = command.getCommandSpec().qualifiedName();
        String what = String.valueOf(failure.getMessage()).replaceAll("\\s*\\R\\s*", " ");
        return tell(command.getErr(), new FlockException(ErrorCode.USAGE, what, "see '" + path + " --help'"));
    }

    /** Prints why a command failed, and returns the exit status; an interrupted one says nothing. */
    public static int execution(Exception failure, CommandLine command) {
        if (failure instanceof InterruptedException) {
            return ExitStatuses.INTERRUPTED;
        }
        return tell(command.getErr(), coded(failure));
    }

    /** The failure itself where it has a code; INTERNAL, with what to report, for any other. */
    public static FlockException coded(Throwable failure) {
        if (failure instanceof FlockException flock) {
            return flock;
        }
        LoggerFactory.getLogger(Failures.class).debug("internal fault", failure);
        return new FlockException(
                ErrorCode.INTERNAL,
                String.valueOf(failure).replaceAll("\\s*\\R\\s*", " "),
                failure instanceof OutOfMemoryError
                        ? "give the process more memory, or let it do less at once"
                        : "report it, with what FLOCK_LOG_LEVEL=debug says");
    }

    private static int tell(PrintWriter err, FlockException failure) {
        err.println(line(failure));
        err.flush();
        return failure.code()
                .map(ErrorCode::exitClass)
                .orElse(ExitClass.REFUSED)
                .status();
    }

    /** {@code CODE: what happened – what to do}. */
    public static String line(FlockException failure) {
        String line = failure.rawCode() + ": " + failure.what() + " – " + failure.todo();
        // A path or a foreign text may hold line breaks; scripts read one line.
        return line.replaceAll("\\s*\\R\\s*", " ");
    }
}
