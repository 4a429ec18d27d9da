package io.flock.client.cli.output;

import io.flock.protocol.error.ExitClass;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** The catalogue of exit statuses in every command's help. */
public final class ExitStatuses {
    /** What a shell reports of a process that Ctrl-C ended. */
    static final int INTERRUPTED = 130;

    /** The same of one that {@code kill} or a service manager ended. */
    static final int TERMINATED = 143;

    private ExitStatuses() {}

    /** Adds the list to the help of a command and of all below it. */
    public static void describe(CommandLine command) {
        Map<String, String> list = new LinkedHashMap<>();
        for (ExitClass exit : ExitClass.values()) {
            list.put(String.valueOf(exit.status()), exit.meaning());
        }
        list.put(String.valueOf(INTERRUPTED), "interrupted");
        list.put(String.valueOf(TERMINATED), "ended by SIGTERM");
        command.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit status:%n")
                .exitCodeList(list);
        command.getSubcommands().values().forEach(ExitStatuses::describe);
    }
}
