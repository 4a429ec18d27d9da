package io.flock.client.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import io.flock.protocol.codec.Json;
import io.flock.protocol.delegation.PoolDocument;
import io.flock.protocol.delegation.PoolList;
import io.flock.protocol.error.ExitClass;
import io.flock.sdk.FlockClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flock pool list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists all pools.",
        footer = {"", "Example:", "  flock pool list --output json"})
final class PoolListCommand implements Callable<Integer> {
    private static final int PAGE = 50;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOption output;

    PoolListCommand() {}

    @Override
    public Integer call() {
        List<PoolDocument> pools = new ArrayList<>();
        try (FlockClient flock = connection.connect()) {
            Optional<String> bookmark = Optional.empty();
            do {
                PoolList page = flock.delegation().pools(PAGE, bookmark).run();
                pools.addAll(page.pools());
                bookmark = page.bookmark();
            } while (bookmark.isPresent());
        }
        Table table = new Table("OWNER", "ROLE", "OWNER KEEPS", "ANNOUNCED", "LEAST DELEGATION");
        JsonArray json = new JsonArray();
        for (PoolDocument pool : pools) {
            json.add(JsonParser.parseString(Json.write(pool)));
            table.row(
                    pool.owner().toString(),
                    pool.role().name(),
                    PoolShowCommand.share(pool.ratioAt(Instant.now().getEpochSecond())),
                    pool.next().map(PoolShowCommand::announced).orElse(""),
                    pool.minDelegation().format());
        }
        output.print(json, table.lines());
        return ExitClass.SUCCESS.status();
    }
}
