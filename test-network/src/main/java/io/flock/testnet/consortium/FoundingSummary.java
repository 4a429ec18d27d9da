package io.flock.testnet.consortium;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.client.cli.output.OutputOption;
import io.flock.protocol.codec.Json;
import io.flock.protocol.governance.FoundingDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What each member of a consortium should look at before it agrees. */
record FoundingSummary(Path file, FoundingDocument document) {

    void print(OutputOption output) {
        JsonObject json = new JsonObject();
        json.addProperty("file", file.toString());
        json.addProperty("digest", document.digest().hex());
        json.addProperty("minted", document.minted().format());
        json.add("document", JsonParser.parseString(Json.write(document)));
        List<String> lines = new ArrayList<>();
        lines.add("founding document  " + file);
        lines.add("organisations      " + document.organisations());
        JsonParser.parseString(Json.write(document.parameters()))
                .getAsJsonObject()
                .entrySet()
                .forEach(parameter -> lines.add("  " + parameter.getKey() + " " + parameter.getValue()));
        document.genesis()
                .forEach(grant ->
                        lines.add("  " + grant.account() + " " + grant.amount().format() + " FLOCK"));
        lines.add("minted             " + document.minted().format() + " FLOCK");
        lines.add("digest             " + document.digest().hex());
        output.print(json, lines);
    }
}
