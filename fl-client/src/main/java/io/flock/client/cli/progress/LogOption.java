package io.flock.client.cli.progress;

import io.flock.client.arena.ArenaListener;
import io.flock.client.cli.output.Terminal;
import io.flock.client.participant.StepListener;
import io.flock.protocol.identity.TaskId;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a long-running command tells about its steps. */
public final class LogOption {
    enum Form {
        TEXT,
        JSON
    }

    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--log",
            paramLabel = "FORM",
            defaultValue = "text",
            description = "text: a progress bar on a terminal, else a line per step; json: a JSON line per step")
    private Form form;

    private StepPrinter printer;
    private ArenaPrinter arenaPrinter;

    LogOption() {}

    /**
     * Of one task.
     *
     * @param alone whether the process has no other: two bars would overwrite each other
     */
    public StepListener listener(TaskId task, int rounds, boolean alone) {
        PrintWriter out = command.commandLine().getOut();
        if (form == Form.JSON) {
            printer = new JsonSteps(out, task);
        } else {
            printer = alone && Terminal.isThere() ? new BarSteps(rounds) : new TextSteps(out, alone ? "" : task + ": ");
        }
        return printer;
    }

    /** Where errors go. */
    public PrintWriter err() {
        return command.commandLine().getErr();
    }

    /**
     * Of one task of the Arena.
     *
     * @param epochs how many it has at most
     */
    public ArenaListener arenaListener(int epochs) {
        PrintWriter out = command.commandLine().getOut();
        ArenaPrinter arena =
                form == Form.JSON ? new ArenaJson(out) : Terminal.isThere() ? new ArenaBar(epochs) : new ArenaText(out);
        arenaPrinter = arena;
        return arena;
    }

    /** Ends the last listener of either kind: a bar leaves its line. */
    public void close() {
        if (arenaPrinter != null) {
            arenaPrinter.close();
        }
        if (printer != null) {
            printer.close();
        }
    }
}
