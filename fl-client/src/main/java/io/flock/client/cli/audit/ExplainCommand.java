package io.flock.client.cli.audit;

import io.flock.client.cli.network.ConnectionOptions;
import io.flock.client.cli.output.OutputOption;
import io.flock.client.cli.output.Table;
import io.flock.client.dashboard.ExplanationJson;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import io.flock.sdk.audit.LedgerTrail;
import io.flock.sdk.explain.BalanceSheet;
import io.flock.sdk.explain.Explainer;
import io.flock.sdk.explain.Line;
import io.flock.sdk.explain.MarketExplanation;
import io.flock.sdk.explain.RoundExplanation;
import io.flock.sdk.explain.SheetLine;
import io.flock.sdk.explain.TaskExplanation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flock explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Explains money, from the blocks. Of a task: with --round what the round, or the Arena's epoch, meant to an",
            "account, with every factor of the formula and the transactions that it rests on; with --account alone what",
            "the task's end and its claims meant to it beside its rounds; with neither the balance sheet, which sums to",
            "zero. Of the market: a settlement, what a model's settlements meant to an account, or",
            "the balance sheet of a model or of a payment channel."
        },
        footer = {
            "",
            "Example:",
            "  flock explain digits --round 3 --account Org2MSP::user1",
            "  flock explain digits --account Org2MSP::user1",
            "  flock explain digits",
            "  flock explain --model digits-reader --account Org1MSP::user1"
        })
public final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOption output;

    @ArgGroup(multiplicity = "1")
    private ExplainedSubject subject;

    @Option(names = "--round", paramLabel = "N", description = "a settled round or epoch; the first is 0")
    private Optional<Integer> round;

    @Option(names = "--account", paramLabel = "ACCOUNT", description = "whose (default of a round: your own)")
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
            flock.blocks().readAll(quiet, trail::accept);
            Explainer explainer = new Explainer(trail);
            if (subject.task().isPresent()) {
                explain(explainer, subject.task().get(), flock);
            } else {
                explain(explainer);
            }
        }
        return ExitClass.SUCCESS.status();
    }

    private void explain(Explainer explainer, TaskId task, FlockClient flock) {
        if (round.isPresent()) {
            print(explainer.round(task, round.get(), account.orElseGet(flock::account)));
        } else if (account.isPresent()) {
            print(explainer.end(task, account.get()));
        } else {
            print(explainer.balanceSheet(task), "task");
        }
    }

    private void explain(Explainer explainer) {
        if (subject.listing().isPresent()) {
            ListingId listing = subject.listing().get();
            account.ifPresentOrElse(
                    of -> print(explainer.listing(listing, of)),
                    () -> print(explainer.balanceSheet(listing), "subject"));
        } else if (subject.channel().isPresent()) {
            print(explainer.balanceSheet(subject.channel().get()), "subject");
        } else {
            print(explainer.settlement(subject.settlement()));
        }
    }

    private void print(RoundExplanation explanation) {
        List<String> lines = lines(explanation.lines());
        lines.add(signed(explanation.total()) + "  in all for " + explanation.account() + " in round "
                + explanation.round() + " of " + explanation.task());
        output.print(ExplanationJson.of(explanation), lines);
    }

    private void print(TaskExplanation explanation) {
        List<String> lines = lines(explanation.lines());
        lines.add(signed(explanation.total()) + "  in all for " + explanation.account() + " beside the rounds of "
                + explanation.task());
        output.print(ExplanationJson.of(explanation), lines);
    }

    private void print(MarketExplanation explanation) {
        List<String> lines = lines(explanation.lines());
        lines.add(signed(explanation.total()) + "  in all, " + explanation.subject());
        output.print(ExplanationJson.of(explanation), lines);
    }

    private static List<String> lines(List<Line> explained) {
        List<String> lines = new ArrayList<>();
        for (Line line : explained) {
            lines.add(signed(line.micros()) + "  " + line.what() + (line.follows() ? "" : "  DOES NOT FOLLOW"));
            lines.add("    " + line.formula());
            line.factors().forEach((name, value) -> lines.add("    " + name + " = " + value));
            line.transactions().forEach(transaction -> lines.add("    rests on " + transaction));
        }
        return lines;
    }

    private void print(BalanceSheet sheet, String subjectName) {
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
        output.print(ExplanationJson.of(sheet, subjectName), lines);
    }

    private static String signed(long micros) {
        return (micros < 0 ? "-" : "+") + Amount.ofMicros(Math.abs(micros)).format();
    }
}
