package io.flock.client.cli.token;

import io.flock.client.cli.command.LedgerCall;
import io.flock.client.cli.command.Page;
import io.flock.client.cli.output.Table;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.LockList;
import io.flock.protocol.token.LockView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flock token locks}. */
@Command(
        name = "locks",
        mixinStandardHelpOptions = true,
        description = "Lists an account's locks, redeemed ones included.",
        footer = {"", "Example:", "  flock token locks Org2MSP::user1"})
final class TokenLocksCommand implements Callable<Integer> {
    @Mixin
    private LedgerCall ledger;

    @Parameters(arity = "0..1", paramLabel = "ACCOUNT", description = "whose locks (default: your own)")
    private Optional<AccountId> account;

    TokenLocksCommand() {}

    @Override
    public Integer call() {
        return ledger.list(
                (flock, size, bookmark) -> Page.of(
                        flock.token().locks(account.orElseGet(flock::account), size, bookmark),
                        LockList::locks,
                        LockList::bookmark),
                new Table("FLOCK", "GMFLOCK", "STAKED", "DAYS", "REDEEMABLE FROM", "REDEEMED", "ID"),
                view -> List.of(
                        view.lock().principal().format(),
                        view.lock().gm().format(),
                        view.lock().staked().map(out -> out.gm().format()).orElse(""),
                        Integer.toString(view.lock().days()),
                        time(view),
                        view.lock().redeemed().map(Amount::format).orElse(""),
                        view.lockId().text()));
    }

    static String time(LockView view) {
        return Instant.ofEpochSecond(view.redeemableAt()).toString();
    }
}
