package io.flock.client.cli;

import io.flock.client.cli.arena.ArenaCommand;
import io.flock.client.cli.audit.AuditCommand;
import io.flock.client.cli.audit.ExplainCommand;
import io.flock.client.cli.bundle.BundleCommand;
import io.flock.client.cli.governance.GovernanceCommand;
import io.flock.client.cli.knowledge.KnowledgeCommand;
import io.flock.client.cli.market.ChannelCommand;
import io.flock.client.cli.market.ModelCommand;
import io.flock.client.cli.market.ServeCommand;
import io.flock.client.cli.option.Converters;
import io.flock.client.cli.output.ExitStatuses;
import io.flock.client.cli.output.Failures;
import io.flock.client.cli.output.Summaries;
import io.flock.client.cli.output.Version;
import io.flock.client.cli.participate.ParticipateCommand;
import io.flock.client.cli.pool.PoolCommand;
import io.flock.client.cli.simulate.SimulateCommand;
import io.flock.client.cli.task.TaskCommand;
import io.flock.client.cli.token.AccountCommand;
import io.flock.client.cli.token.TokenCommand;
import io.flock.client.cli.watch.DashboardCommand;
import io.flock.client.cli.watch.PreflightCommand;
import io.flock.client.cli.watch.StatusCommand;
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
        subcommands = {
            AccountCommand.class,
            TokenCommand.class,
            PoolCommand.class,
            GovernanceCommand.class,
            TaskCommand.class,
            BundleCommand.class,
            ParticipateCommand.class,
            StatusCommand.class,
            ModelCommand.class,
            ChannelCommand.class,
            KnowledgeCommand.class,
            ServeCommand.class,
            DashboardCommand.class,
            ArenaCommand.class,
            AuditCommand.class,
            PreflightCommand.class,
            ExplainCommand.class,
            SimulateCommand.class
        },
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
        for (CommandProvider provider : ServiceLoader.load(CommandProvider.class)) {
            provider.commands().forEach(flock::addSubcommand);
        }
        Converters.register(flock);
        ExitStatuses.describe(flock);
        Summaries.describe(flock);
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
