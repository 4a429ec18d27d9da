package io.flock.client.cli.pool;

import io.flock.client.cli.command.LedgerCall;
import io.flock.client.cli.output.Table;
import io.flock.protocol.delegation.PoolDocument;
import io.flock.protocol.delegation.PoolView;
import io.flock.protocol.delegation.RatioChange;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Millionths;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flock pool show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Prints a pool: its terms, what is delegated, and the tasks that it is in.",
        footer = {"", "Example:", "  flock pool show Org2MSP::user1"})
final class PoolShowCommand implements Callable<Integer> {
    private static final int PAGE = 256;
    private static final int DECIMALS = 6;

    @Mixin
    private LedgerCall ledger;

    @Parameters(arity = "0..1", paramLabel = "OWNER", description = "whose pool (default: your own)")
    private Optional<AccountId> owner;

    @Mixin
    private RoleOption pool;

    PoolShowCommand() {}

    @Override
    public Integer call() {
        return ledger.show(
                flock -> flock.delegation().pool(owner.orElseGet(flock::account), pool.role(), PAGE, Optional.empty()),
                PoolShowCommand::lines);
    }

    private static List<String> lines(PoolView view) {
        List<String> lines = new ArrayList<>();
        PoolDocument pool = view.pool();
        lines.add("pool of " + pool.owner() + " as " + pool.role() + ": the owner keeps "
                + share(pool.ratioAt(Instant.now().getEpochSecond()))
                + pool.next().map(next -> ", announced: " + announced(next)).orElse(""));
        lines.add(view.free().format() + " FLOCK free of " + view.delegations().size() + " delegators"
                + (view.bookmark().isPresent() ? " and more" : ""));
        Table delegations = new Table("DELEGATOR", "FREE", "COOLED DOWN FROM");
        view.delegations()
                .forEach(each -> delegations.row(
                        each.delegator().toString(),
                        each.delegation().free().format(),
                        Instant.ofEpochSecond(each.settledAt()).toString()));
        lines.addAll(delegations.lines());
        Table tasks = new Table("TASK", "FLOCK", "OWNER KEEPS", "DELEGATORS");
        view.allotments()
                .forEach(each -> tasks.row(
                        each.task().text(),
                        each.allotment().amount().format(),
                        share(each.allotment().ratio()),
                        Integer.toString(each.parts().parts().size())));
        lines.addAll(tasks.lines());
        return lines;
    }

    static String share(Millionths of) {
        return BigDecimal.valueOf(of.value(), DECIMALS).stripTrailingZeros().toPlainString();
    }

    static String announced(RatioChange next) {
        return share(next.ratio()) + " from " + Instant.ofEpochSecond(next.from());
    }
}
