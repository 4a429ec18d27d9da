package io.flock.testnet.arena;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.client.cli.Flock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A command on a thread of its own, as somebody runs it in a shell. */
record Running(Thread thread, CompletableFuture<Ran> result) {
    private static final long PATIENCE_MINUTES = 15;

    /** What a command printed, on both streams, and its exit status. */
    record Ran(int status, String out) {
        JsonObject json() {
            return JsonParser.parseString(out).getAsJsonObject();
        }
    }

    /** Starts it. */
    static Running of(List<String> command) {
        CompletableFuture<Ran> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            StringWriter out = new StringWriter();
            PrintWriter writer = new PrintWriter(out, true);
            int status = Flock.commandLine(writer, writer).execute(command.toArray(String[]::new));
            result.complete(new Ran(status, out.toString()));
        });
        thread.start();
        return new Running(thread, result);
    }

    /** Waits for its end. */
    Ran await() {
        return result.orTimeout(PATIENCE_MINUTES, TimeUnit.MINUTES).join();
    }

    /** Ends it as Ctrl-C does. */
    void stop() {
        thread.interrupt();
        await();
    }

    void requireSuccess() {
        Ran ran = await();
        assertThat(ran.status()).as(ran.out()).isZero();
    }
}
