package io.flock.client.cli;

import com.google.gson.JsonObject;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.BalanceView;
import io.flock.sdk.FlockClient;
import io.flock.sdk.transaction.Committed;
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
final class TokenCommand extends GroupCommand {
    TokenCommand() {}

    @Command(
            name = "balance",
            mixinStandardHelpOptions = true,
            description = "Prints an account's spendable balance and what it has not collected yet.",
            footer = {"", "Example:", "  flock token balance Org2MSP::user1"})
    int balance(
            @Mixin ConnectionOptions connection,
            @Mixin OutputOption output,
            @Parameters(arity = "0..1", paramLabel = "ACCOUNT", description = "default: the caller's")
                    AccountId account) {
        try (FlockClient flock = connection.connect()) {
            BalanceView view = flock.token()
                    .balanceOf(Optional.ofNullable(account).orElseGet(flock::account))
                    .run();
            String uncollected = view.uncollected().isZero()
                    ? ""
                    : " (and " + view.uncollected().format() + " uncollected)";
            output.print(view, List.of(view.balance().format() + " FLOCK" + uncollected));
        }
        return ExitClass.SUCCESS.status();
    }

    @Command(
            name = "transfer",
            mixinStandardHelpOptions = true,
            description = "Sends FLOCK; the receiver gets a credit that its next spending collects.",
            footer = {"", "Example:", "  flock token transfer Org2MSP::user1 5.25"})
    int transfer(
            @Mixin ConnectionOptions connection,
            @Mixin OutputOption output,
            @Parameters(paramLabel = "ACCOUNT", description = "who receives it") AccountId to,
            @Parameters(paramLabel = "AMOUNT", description = "in FLOCK, up to six decimals") Amount amount) {
        try (FlockClient flock = connection.connect()) {
            print(output, flock.token().transfer(to, amount).run(), "sent " + amount.format() + " FLOCK to " + to);
        }
        return ExitClass.SUCCESS.status();
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = "Lets another account send up to this amount of yours.",
            footer = {"", "Example:", "  flock token approve Org2MSP::user1 10"})
    int approve(
            @Mixin ConnectionOptions connection,
            @Mixin OutputOption output,
            @Parameters(paramLabel = "ACCOUNT", description = "who may send it") AccountId spender,
            @Parameters(paramLabel = "AMOUNT", description = "in FLOCK, up to six decimals") Amount amount) {
        try (FlockClient flock = connection.connect()) {
            print(output, flock.token().approve(spender, amount).run(), spender + " may send " + amount.format());
        }
        return ExitClass.SUCCESS.status();
    }

    @Command(
            name = "allowance",
            mixinStandardHelpOptions = true,
            description = "Prints what a spender may still send of an owner's FLOCK.",
            footer = {"", "Example:", "  flock token allowance Org1MSP::user1 Org2MSP::user1"})
    int allowance(
            @Mixin ConnectionOptions connection,
            @Mixin OutputOption output,
            @Parameters(paramLabel = "OWNER", description = "whose FLOCK it is") AccountId owner,
            @Parameters(paramLabel = "SPENDER", description = "who may send it") AccountId spender) {
        try (FlockClient flock = connection.connect()) {
            Amount left = flock.token().allowance(owner, spender).run();
            JsonObject json = new JsonObject();
            json.addProperty("allowance", left.microsText());
            output.print(json, List.of(left.format() + " FLOCK"));
        }
        return ExitClass.SUCCESS.status();
    }

    @Command(
            name = "transfer-from",
            mixinStandardHelpOptions = true,
            description = "Sends FLOCK of an owner who allowed it.",
            footer = {"", "Example:", "  flock token transfer-from Org1MSP::user1 Org3MSP::user1 2"})
    int transferFrom(
            @Mixin ConnectionOptions connection,
            @Mixin OutputOption output,
            @Parameters(paramLabel = "OWNER", description = "whose FLOCK it is") AccountId owner,
            @Parameters(paramLabel = "ACCOUNT", description = "who receives it") AccountId to,
            @Parameters(paramLabel = "AMOUNT", description = "in FLOCK, up to six decimals") Amount amount) {
        try (FlockClient flock = connection.connect()) {
            String text = "sent " + amount.format() + " FLOCK of " + owner + " to " + to;
            print(output, flock.token().transferFrom(owner, to, amount).run(), text);
        }
        return ExitClass.SUCCESS.status();
    }

    @Command(
            name = "burn",
            mixinStandardHelpOptions = true,
            description = "Destroys FLOCK of yours.",
            footer = {"", "Example:", "  flock token burn 1"})
    int burn(
            @Mixin ConnectionOptions connection,
            @Mixin OutputOption output,
            @Parameters(paramLabel = "AMOUNT", description = "in FLOCK, up to six decimals") Amount amount) {
        try (FlockClient flock = connection.connect()) {
            print(output, flock.token().burn(amount).run(), "burned " + amount.format() + " FLOCK");
        }
        return ExitClass.SUCCESS.status();
    }

    @Command(
            name = "collect",
            mixinStandardHelpOptions = true,
            description = "Folds up to a hundred received credits into your balance.",
            footer = {"", "Example:", "  flock token collect --as Org2MSP::user1"})
    int collect(@Mixin ConnectionOptions connection, @Mixin OutputOption output) {
        try (FlockClient flock = connection.connect()) {
            List<CreditId> credits = flock.token().clientAccountBalance().run().credits();
            if (credits.isEmpty()) {
                output.print(new JsonObject(), List.of("there is nothing to collect"));
            } else {
                print(output, flock.token().collect(credits).run(), "collected " + credits.size() + " credits");
            }
        }
        return ExitClass.SUCCESS.status();
    }

    @Command(
            name = "supply",
            mixinStandardHelpOptions = true,
            description = "Prints everything minted, less everything burned.",
            footer = {"", "Example:", "  flock token supply"})
    int supply(@Mixin ConnectionOptions connection, @Mixin OutputOption output) {
        try (FlockClient flock = connection.connect()) {
            Amount supply = flock.token().totalSupply().run();
            JsonObject json = new JsonObject();
            json.addProperty("totalSupply", supply.microsText());
            output.print(json, List.of(supply.format() + " FLOCK"));
        }
        return ExitClass.SUCCESS.status();
    }

    private static void print(OutputOption output, Committed<?> committed, String text) {
        Receipts.print(output, committed, text);
    }
}
