package io.flock.client.cli;

import io.flock.client.dashboard.ExplanationJson;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import io.flock.sdk.audit.LedgerTrail;
import io.flock.sdk.explain.BalanceSheet;
import io.flock.sdk.explain.Explainer;
import io.flock.sdk.explain.Line;
import io.flock.sdk.explain.RoundExplanation;
import io.flock.sdk.explain.SheetLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Explains the money of a task, from the blocks: with --round what the round, or the Arena's epoch, meant to an",
            "account, with every factor of the formula and the transactions that it rests on; without, the balance",
            "sheet, which sums to zero."
        },
        footer = {"", "Example:", "  flock explain digits --round 3 --account Org2MSP::user1", "  flock explain digits"
        })
final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOption output;

    @Parameters(paramLabel = "TASK", description = "the task")
    private TaskId task;

    @Option(names = "--round", paramLabel = "N", description = "a settled round or epoch; the first is 0")
    private Optional<Integer> round;

    @Option(names = "--account", paramLabel = "ACCOUNT", description = "whose (default: your own)")
    private Optional<AccountId> account;

    @Option(
            names = "--quiet",
            paramLabel = "DURATION",
            defaultValue = "2s",
            description = "where peers can't tell the height: the ledger ends when no block came for so long (2s)")
    private Duration quiet;

    ExplainCommand() {}

    @Override
    public Integer call() {
        try (FlockClient flock = connection.connect()) {
            LedgerTrail trail = new LedgerTrail(connection.chaincode());
            flock.blocks().readUntilQuiet(quiet, trail::accept);
            Explainer explainer = new Explainer(trail);
            if (round.isPresent()) {
                print(explainer.round(task, round.get(), account.orElseGet(flock::account)));
            } else {
                print(explainer.balanceSheet(task));
            }
        }
        return ExitClass.SUCCESS.status();
    }

    private void print(RoundExplanation explanation) {
        List<String> lines = new ArrayList<>();
        for (Line line : explanation.lines()) {
            lines.add(signed(line.micros()) + "  " + line.what() + (line.follows() ? "" : "  DOES NOT FOLLOW"));
            lines.add("    " + line.formula());
            line.factors().forEach((name, value) -> lines.add("    " + name + " = " + value));
            line.transactions().forEach(transaction -> lines.add("    rests on " + transaction));
        }
        lines.add(signed(explanation.total()) + "  in all for " + explanation.account() + " in round "
                + explanation.round() + " of " + explanation.task());
        output.print(ExplanationJson.of(explanation), lines);
    }

    private void print(BalanceSheet sheet) {
        Table table = new Table("FLOCK", "WHAT", "ACCOUNT", "TRANSACTION");
        for (SheetLine line : sheet.lines()) {
            table.row(
                    signed(line.micros()),
                    line.what(),
                    line.account().map(Object::toString).orElse(""),
                    line.transaction().map(TransactionId::text).orElse("still there"));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add(signed(sheet.sum()) + "  sum");
        output.print(ExplanationJson.of(sheet), lines);
    }

    private static String signed(long micros) {
        return (micros < 0 ? "-" : "+") + Amount.ofMicros(Math.abs(micros)).format();
    }
}
