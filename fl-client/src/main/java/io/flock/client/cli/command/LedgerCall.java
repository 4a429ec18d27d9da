package io.flock.client.cli.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.client.cli.network.ConnectionOptions;
import io.flock.client.cli.output.OutputOption;
import io.flock.client.cli.output.Table;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;
import io.flock.sdk.transaction.Call;
import io.flock.sdk.transaction.Committed;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Mixin;

/** What a command asks of the ledger: connected as the options say, printed in the form they say, and closed. */
public final class LedgerCall {
    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOption output;

    LedgerCall() {}

    /** As whom it is asked, and where. */
    public ConnectionOptions connection() {
        return connection;
    }

    /** The form of what is printed. */
    public OutputOption output() {
        return output;
    }

    /** Sends a transaction and prints its receipt. */
    public <R> int submit(Function<FlockClient, Call<Committed<R>>> transaction, String text) {
        return submit(transaction, result -> text);
    }

    /** Sends a transaction and prints its receipt, in words that depend on what it answered. */
    public <R> int submit(Function<FlockClient, Call<Committed<R>>> transaction, Function<R, String> text) {
        return connected(flock -> {
            Committed<R> done = transaction.apply(flock).run();
            print(done, text.apply(done.value()));
        });
    }

    /** Prints the receipt of a transaction. */
    public void print(Committed<?> done, String text) {
        Receipts.print(output, done, text);
    }

    /** Asks for a record and prints it. */
    public <R extends Record> int show(Function<FlockClient, Call<R>> query, Function<R, List<String>> lines) {
        return connected(flock -> {
            R record = query.apply(flock).run();
            output.print(record, lines.apply(record));
        });
    }

    /** Asks for an amount and prints it; as JSON in millionths of a FLOCK, under this name. */
    public int show(Function<FlockClient, Call<Amount>> query, String name) {
        return connected(flock -> {
            Amount amount = query.apply(flock).run();
            JsonObject json = new JsonObject();
            json.addProperty(name, amount.microsText());
            output.print(json, List.of(amount.format() + " FLOCK"));
        });
    }

    /** Asks for all pages and prints them as one table. */
    public <E extends Record> int list(Page.Query<E> query, Table table, Function<E, List<String>> row) {
        return printAll(flock -> Page.all(flock, query), table, row);
    }

    /** Prints what more than one list is asked for as one table. */
    public <E extends Record> int printAll(
            Function<FlockClient, List<E>> elements, Table table, Function<E, List<String>> row) {
        JsonArray json = new JsonArray();
        return connected(flock -> {
            for (E element : elements.apply(flock)) {
                json.add(JsonParser.parseString(Json.write(element)));
                table.row(row.apply(element).toArray(String[]::new));
            }
            output.print(json, table.lines());
        });
    }

    /** Prints what a new task would be. */
    public void printAccepted(Record definition) {
        output.print(definition, List.of("this definition would be accepted:", Json.write(definition)));
    }

    /** For what needs the content nodes too. */
    public int connected(BiConsumer<FlockClient, IpfsClient> calls) {
        return connected(flock -> {
            try (IpfsClient content = connection.contentClient()) {
                calls.accept(flock, content);
            }
        });
    }

    /** For what takes more than one call. */
    public int connected(Consumer<FlockClient> calls) {
        try (FlockClient flock = connection.connect()) {
            calls.accept(flock);
        }
        return ExitClass.SUCCESS.status();
    }
}
