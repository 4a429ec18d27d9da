package io.flock.client.cli;

import io.flock.protocol.error.ExitClass;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root command: help, version, and the exit status of everything below it. */
@Command(
        name = "flock",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Federated learning with stakes, votes and rewards on Hyperledger Fabric.",
        footer = {
            "",
            "Example: a network on this machine, a transfer, and the accounts after it",
            "  flock network up",
            "  flock token transfer Org2MSP::user1 5 --as Org1MSP::user1",
            "  flock account list"
        })
public final class Flock implements Runnable {
    @Spec
    private CommandSpec spec;

    Flock() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** The whole command line. Nothing has been printed or connected yet. */
    public static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        CommandLine flock = new CommandLine(new Flock());
        flock.addSubcommand(new AccountCommand());
        flock.addSubcommand(new TokenCommand());
        flock.addSubcommand(new PoolCommand());
        flock.addSubcommand(new GovernanceCommand());
        flock.addSubcommand(new TaskCommand());
        flock.addSubcommand(new BundleCommand());
        flock.addSubcommand(new ParticipateCommand());
        flock.addSubcommand(new StatusCommand());
        flock.addSubcommand(new ModelCommand());
        flock.addSubcommand(new ChannelCommand());
        flock.addSubcommand(new KnowledgeCommand());
        flock.addSubcommand(new ServeCommand());
        flock.addSubcommand(new DashboardCommand());
        flock.addSubcommand(new ArenaCommand());
        flock.addSubcommand(new AuditCommand());
        flock.addSubcommand(new PreflightCommand());
        flock.addSubcommand(new ExplainCommand());
        flock.addSubcommand(new SimulateCommand());
        for (CommandProvider provider : ServiceLoader.load(CommandProvider.class)) {
            provider.commands().forEach(flock::addSubcommand);
        }
        Converters.register(flock);
        ExitStatuses.describe(flock);
        return flock.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler((failure, args) -> Failures.usage(failure))
                .setExecutionExceptionHandler((failure, command, parsed) -> Failures.execution(failure, command));
    }

    /** Runs the command and ends the process. */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        // gRPC logs through java.util.logging, straight to the terminal.
        Logger.getLogger("").setLevel(Level.WARNING);
        int status = args.length == 0 ? help(out, err) : commandLine(out, err).execute(args);
        out.flush();
        err.flush();
        System.exit(status);
    }

    private static int help(PrintWriter out, PrintWriter err) {
        commandLine(out, err).usage(out);
        return ExitClass.SUCCESS.status();
    }
}
