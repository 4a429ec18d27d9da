package io.flock.client.cli.command;

import com.google.gson.JsonObject;
import io.flock.client.cli.output.OutputOption;
import io.flock.sdk.transaction.Committed;
import java.util.List;

/** What is printed of a transaction that is on the ledger. */
final class Receipts {
    private Receipts() {}

    static void print(OutputOption output, Committed<?> committed, String text) {
        JsonObject json = new JsonObject();
        json.addProperty("block", committed.block());
        json.addProperty("transaction", committed.transaction().text());
        output.print(
                json,
                List.of(text + " (block " + committed.block() + ", transaction "
                        + committed.transaction().text().substring(0, 12) + "…)"));
    }
}
