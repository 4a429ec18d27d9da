package io.flock.client.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.LockList;
import io.flock.protocol.token.LockView;
import io.flock.sdk.FlockClient;
import java.time.Instant;
import java.util.ArrayList;
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
    private static final int PAGE = 50;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOption output;

    @Parameters(arity = "0..1", paramLabel = "ACCOUNT", description = "whose locks (default: your own)")
    private Optional<AccountId> account;

    TokenLocksCommand() {}

    @Override
    public Integer call() {
        List<LockView> locks = new ArrayList<>();
        try (FlockClient flock = connection.connect()) {
            AccountId owner = account.orElseGet(flock::account);
            Optional<String> bookmark = Optional.empty();
            do {
                LockList page = flock.token().locks(owner, PAGE, bookmark).run();
                locks.addAll(page.locks());
                bookmark = page.bookmark();
            } while (bookmark.isPresent());
        }
        Table table = new Table("FLOCK", "GMFLOCK", "DAYS", "REDEEMABLE FROM", "REDEEMED", "ID");
        JsonArray json = new JsonArray();
        for (LockView view : locks) {
            json.add(JsonParser.parseString(Json.write(view)));
            table.row(
                    view.lock().principal().format(),
                    view.lock().gm().format(),
                    Integer.toString(view.lock().days()),
                    time(view),
                    view.lock().redeemed().map(Amount::format).orElse(""),
                    view.lockId().text());
        }
        output.print(json, table.lines());
        return ExitClass.SUCCESS.status();
    }

    static String time(LockView view) {
        return Instant.ofEpochSecond(view.redeemableAt()).toString();
    }
}
