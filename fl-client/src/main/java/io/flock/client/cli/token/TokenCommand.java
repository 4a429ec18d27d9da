package io.flock.client.cli.token;

import com.google.gson.JsonObject;
import io.flock.client.cli.command.GroupCommand;
import io.flock.client.cli.command.LedgerCall;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flock token}. Amounts are in FLOCK with up to six decimals. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        subcommands = {TokenLockCommand.class, TokenUnlockCommand.class, TokenLocksCommand.class},
        description = "Sends, allows, collects, locks and burns FLOCK.",
        footer = {"", "Example:", "  flock token transfer Org2MSP::user1 5.25 --as Org1MSP::user1"})
public final class TokenCommand extends GroupCommand {
    TokenCommand() {}

    @Command(
            name = "balance",
            mixinStandardHelpOptions = true,
            description = "Prints an account's spendable balance and what it has not collected yet.",
            footer = {"", "Example:", "  flock token balance Org2MSP::user1"})
    int balance(
            @Mixin LedgerCall ledger,
            @Parameters(arity = "0..1", paramLabel = "ACCOUNT", description = "default: the caller's")
                    AccountId account) {
        return ledger.show(
                flock -> flock.token().balanceOf(Optional.ofNullable(account).orElseGet(flock::account)),
                view -> List.of(view.balance().format() + " FLOCK"
                        + (view.uncollected().isZero()
                                ? ""
                                : " (and " + view.uncollected().format() + " uncollected)")));
    }

    @Command(
            name = "transfer",
            mixinStandardHelpOptions = true,
            description = "Sends FLOCK; the receiver gets a credit that its next spending collects.",
            footer = {"", "Example:", "  flock token transfer Org2MSP::user1 5.25"})
    int transfer(
            @Mixin LedgerCall ledger,
            @Parameters(paramLabel = "ACCOUNT", description = "who receives it") AccountId to,
            @Parameters(paramLabel = "AMOUNT", description = "in FLOCK, up to six decimals") Amount amount) {
        return ledger.submit(
                flock -> flock.token().transfer(to, amount), "sent " + amount.format() + " FLOCK to " + to);
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = "Lets another account send up to this amount of yours.",
            footer = {"", "Example:", "  flock token approve Org2MSP::user1 10"})
    int approve(
            @Mixin LedgerCall ledger,
            @Parameters(paramLabel = "ACCOUNT", description = "who may send it") AccountId spender,
            @Parameters(paramLabel = "AMOUNT", description = "in FLOCK, up to six decimals") Amount amount) {
        return ledger.submit(flock -> flock.token().approve(spender, amount), spender + " may send " + amount.format());
    }

    @Command(
            name = "allowance",
            mixinStandardHelpOptions = true,
            description = "Prints what a spender may still send of an owner's FLOCK.",
            footer = {"", "Example:", "  flock token allowance Org1MSP::user1 Org2MSP::user1"})
    int allowance(
            @Mixin LedgerCall ledger,
            @Parameters(paramLabel = "OWNER", description = "whose FLOCK it is") AccountId owner,
            @Parameters(paramLabel = "SPENDER", description = "who may send it") AccountId spender) {
        return ledger.show(flock -> flock.token().allowance(owner, spender), "allowance");
    }

    @Command(
            name = "transfer-from",
            mixinStandardHelpOptions = true,
            description = "Sends FLOCK of an owner who allowed it, received credits of its own included.",
            footer = {"", "Example:", "  flock token transfer-from Org1MSP::user1 Org3MSP::user1 2"})
    int transferFrom(
            @Mixin LedgerCall ledger,
            @Parameters(paramLabel = "OWNER", description = "whose FLOCK it is") AccountId owner,
            @Parameters(paramLabel = "ACCOUNT", description = "who receives it") AccountId to,
            @Parameters(paramLabel = "AMOUNT", description = "in FLOCK, up to six decimals") Amount amount) {
        return ledger.submit(
                flock -> flock.token().transferFrom(owner, to, amount),
                "sent " + amount.format() + " FLOCK of " + owner + " to " + to);
    }

    @Command(
            name = "burn",
            mixinStandardHelpOptions = true,
            description = "Destroys FLOCK of yours.",
            footer = {"", "Example:", "  flock token burn 1"})
    int burn(
            @Mixin LedgerCall ledger,
            @Parameters(paramLabel = "AMOUNT", description = "in FLOCK, up to six decimals") Amount amount) {
        return ledger.submit(flock -> flock.token().burn(amount), "burned " + amount.format() + " FLOCK");
    }

    @Command(
            name = "collect",
            mixinStandardHelpOptions = true,
            description = "Folds up to a hundred received credits into your balance.",
            footer = {"", "Example:", "  flock token collect --as Org2MSP::user1"})
    int collect(@Mixin LedgerCall ledger) {
        return ledger.connected(flock -> {
            List<CreditId> credits = flock.token().clientAccountBalance().run().credits();
            if (credits.isEmpty()) {
                ledger.output().print(new JsonObject(), List.of("there is nothing to collect"));
            } else {
                ledger.print(flock.token().collect(credits).run(), "collected " + credits.size() + " credits");
            }
        });
    }

    @Command(
            name = "supply",
            mixinStandardHelpOptions = true,
            description = "Prints everything minted, less everything burned.",
            footer = {"", "Example:", "  flock token supply"})
    int supply(@Mixin LedgerCall ledger) {
        return ledger.show(flock -> flock.token().totalSupply(), "totalSupply");
    }
}
