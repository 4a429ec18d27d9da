package io.flock.testnet.consortium;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.client.cli.Flock;
import java.io.PrintWriter;
import java.io.StringWriter;

/** One call of {@code flock} inside this JVM. */
record CommandRun(int status, String out, String err) {
    static CommandRun of(Object... arguments) {
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status =
                Flock.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(texts);
        return new CommandRun(status, out.toString(), err.toString());
    }

    JsonObject json() {
        return JsonParser.parseString(out).getAsJsonObject();
    }
}
