package io.flock.client.cli.progress;

import com.google.gson.JsonObject;
import io.flock.client.arena.ArenaEvent;
import io.flock.protocol.identity.AccountId;
import java.io.PrintWriter;
import java.time.Instant;

/** One JSON object per line and step: {@code at}, {@code account}, {@code step}, and what the step is about. */
record ArenaJson(PrintWriter out) implements ArenaPrinter {
    @Override
    public void step(AccountId account, ArenaEvent step) {
        JsonObject line = new JsonObject();
        line.addProperty("at", Instant.now().toString());
        line.addProperty("account", account.toString());
        line.addProperty("step", step.getClass().getSimpleName());
        details(step, line);
        out.println(line);
        out.flush();
    }

    private static void details(ArenaEvent step, JsonObject line) {
        if (step instanceof ArenaEvent.PhaseSeen seen) {
            line.addProperty("phase", seen.phase().name());
            line.addProperty("epoch", seen.epoch());
        } else if (step instanceof ArenaEvent.Begun begun) {
            line.addProperty("action", ArenaWords.action(begun.action()));
        } else if (step instanceof ArenaEvent.Done done) {
            line.addProperty("action", ArenaWords.action(done.action()));
        } else if (step instanceof ArenaEvent.Trained trained) {
            line.addProperty("epoch", trained.epoch());
            line.addProperty("pass", trained.pass());
            line.addProperty("passes", trained.passes());
            line.addProperty("loss", trained.loss());
        } else if (step instanceof ArenaEvent.Submitting submitting) {
            line.addProperty("epoch", submitting.epoch());
            line.addProperty("tensorDigest", submitting.model().tensorDigest().toString());
        } else if (step instanceof ArenaEvent.Scored scored) {
            line.addProperty("epoch", scored.epoch());
            line.addProperty("stage", scored.stage().name());
            line.addProperty("scores", scored.scores().toString());
        } else if (step instanceof ArenaEvent.Retrying retrying) {
            line.addProperty("action", ArenaWords.action(retrying.action()));
            line.addProperty("code", retrying.failure().rawCode());
            line.addProperty("what", retrying.failure().what());
            line.addProperty("pauseMillis", retrying.pause().toMillis());
        } else if (step instanceof ArenaEvent.LedgerAway away) {
            line.addProperty("code", away.failure().rawCode());
            line.addProperty("what", away.failure().what());
        } else if (step instanceof ArenaEvent.Paid paid) {
            line.addProperty("micros", paid.amount().microsText());
        } else if (step instanceof ArenaEvent.Finished finished) {
            line.addProperty("ending", finished.ending().name());
        }
    }

    @Override
    public void close() {
        out.flush();
    }
}
