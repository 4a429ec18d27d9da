package io.flock.client.dashboard;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.sdk.explain.BalanceSheet;
import io.flock.sdk.explain.Line;
import io.flock.sdk.explain.MarketExplanation;
import io.flock.sdk.explain.RoundExplanation;
import io.flock.sdk.explain.SheetLine;
import io.flock.sdk.explain.TaskExplanation;
import java.util.List;

/** Explanations as JSON, for {@code flock explain} and the page. */
public final class ExplanationJson {
    private ExplanationJson() {}

    /** What a round meant to an account. */
    public static JsonObject of(RoundExplanation explanation) {
        JsonObject json = new JsonObject();
        json.addProperty("task", explanation.task().text());
        json.addProperty("round", explanation.round());
        json.addProperty("account", explanation.account().toString());
        json.addProperty("total", Long.toString(explanation.total()));
        json.add("lines", lines(explanation.lines()));
        return json;
    }

    /** What the end of a task meant to an account, and its claims. */
    public static JsonObject of(TaskExplanation explanation) {
        JsonObject json = new JsonObject();
        json.addProperty("task", explanation.task().text());
        json.addProperty("account", explanation.account().toString());
        json.addProperty("total", Long.toString(explanation.total()));
        json.add("lines", lines(explanation.lines()));
        return json;
    }

    /** What settlements meant. */
    public static JsonObject of(MarketExplanation explanation) {
        JsonObject json = new JsonObject();
        json.addProperty("subject", explanation.subject());
        json.addProperty("total", Long.toString(explanation.total()));
        json.add("lines", lines(explanation.lines()));
        return json;
    }

    private static JsonArray lines(List<Line> all) {
        JsonArray lines = new JsonArray();
        all.forEach(line -> lines.add(of(line)));
        return lines;
    }

    private static JsonObject of(Line line) {
        JsonObject json = new JsonObject();
        json.addProperty("what", line.what());
        json.addProperty("amount", Long.toString(line.micros()));
        json.addProperty("formula", line.formula());
        json.addProperty("follows", line.follows());
        JsonObject factors = new JsonObject();
        line.factors().forEach(factors::addProperty);
        json.add("factors", factors);
        JsonArray transactions = new JsonArray();
        line.transactions().forEach(transaction -> transactions.add(transaction.text()));
        json.add("transactions", transactions);
        return json;
    }

    /** A balance sheet; what it is of stands under {@code task}, or under {@code subject} for the market's. */
    public static JsonObject of(BalanceSheet sheet, String subject) {
        JsonArray lines = new JsonArray();
        sheet.lines().forEach(line -> lines.add(of(line)));
        JsonObject json = new JsonObject();
        json.addProperty(subject, sheet.subject());
        json.addProperty("sum", Long.toString(sheet.sum()));
        json.add("lines", lines);
        return json;
    }

    private static JsonObject of(SheetLine line) {
        JsonObject json = new JsonObject();
        json.addProperty("what", line.what());
        json.addProperty("amount", Long.toString(line.micros()));
        line.account().ifPresent(of -> json.addProperty("account", of.toString()));
        line.transaction().ifPresent(of -> json.addProperty("transaction", of.text()));
        return json;
    }
}
