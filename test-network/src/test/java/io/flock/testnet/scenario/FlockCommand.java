package io.flock.testnet.scenario;

import io.flock.client.cli.Flock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** The command line, in this process. */
final class FlockCommand {
    private FlockCommand() {}

    /** Runs a command that must succeed, and answers what it printed. */
    static String run(List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status =
                Flock.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(arguments.toArray(String[]::new));
        if (status != 0) {
            throw new AssertionError("flock " + String.join(" ", arguments) + " ended with " + status + ": " + err);
        }
        return out.toString();
    }
}
