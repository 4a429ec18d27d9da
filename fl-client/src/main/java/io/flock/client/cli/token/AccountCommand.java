package io.flock.client.cli.token;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import io.flock.client.cli.command.GroupCommand;
import io.flock.client.cli.command.LedgerCall;
import io.flock.client.cli.output.OutputOption;
import io.flock.client.cli.output.Table;
import io.flock.client.participant.SecretFile;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.token.BalanceView;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flock account}. */
@Command(
        name = "account",
        mixinStandardHelpOptions = true,
        description = "Shows accounts and makes participant secrets.",
        footer = {"", "Example:", "  flock account show Org1MSP::user1", "  flock account list --output json"})
public final class AccountCommand extends GroupCommand {
    AccountCommand() {}

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows an account's balance; without argument, of the account that asks.",
            footer = {"", "Example:", "  flock account show Org2MSP::user1"})
    int show(
            @Mixin LedgerCall ledger,
            @Parameters(arity = "0..1", paramLabel = "ACCOUNT", description = "an account, as Org1MSP::user1")
                    AccountId account) {
        return ledger.show(
                flock -> flock.token().balanceOf(Optional.ofNullable(account).orElseGet(flock::account)),
                view -> List.of(
                        "account      " + view.account(),
                        "balance      " + view.balance().format() + " FLOCK",
                        "uncollected  " + view.uncollected().format() + " FLOCK"));
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the accounts whose keys lie in the state folder.",
            footer = {"", "Example:", "  flock account list"})
    int list(@Mixin LedgerCall ledger) {
        Table table = new Table("ACCOUNT", "BALANCE", "UNCOLLECTED");
        JsonArray json = new JsonArray();
        return ledger.connected(flock -> {
            for (AccountId account : ledger.connection().network().accounts()) {
                BalanceView view = flock.token().balanceOf(account).run();
                table.row(
                        account.toString(),
                        view.balance().format(),
                        view.uncollected().format());
                json.add(JsonParser.parseString(Json.write(view)));
            }
            ledger.output().print(json, table.lines());
        });
    }

    @Command(
            name = "secret",
            mixinStandardHelpOptions = true,
            description = {
                "Makes a participant secret in a new file that only you can read.",
                "Back it up: who loses it can't reveal what it committed, and is slashed."
            },
            footer = {"", "Example:", "  flock account secret ~/flock.secret"})
    int secret(@Mixin OutputOption output, @Parameters(paramLabel = "FILE", description = "a new file") Path file) {
        SecretFile.create(file);
        output.err().println("made " + file + "; back it up");
        return ExitClass.SUCCESS.status();
    }
}
