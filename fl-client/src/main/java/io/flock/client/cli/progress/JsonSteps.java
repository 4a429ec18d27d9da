package io.flock.client.cli.progress;

import com.google.gson.JsonObject;
import io.flock.client.participant.Step;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import java.io.PrintWriter;
import java.time.Instant;

/** One JSON object per line and step: {@code at}, {@code task}, {@code account}, {@code step}, and what the step is about. */
record JsonSteps(PrintWriter out, TaskId task) implements StepPrinter {
    @Override
    public void step(AccountId account, Step step) {
        JsonObject line = new JsonObject();
        line.addProperty("at", Instant.now().toString());
        line.addProperty("task", task.text());
        line.addProperty("account", account.toString());
        line.addProperty("step", step.getClass().getSimpleName());
        details(step, line);
        out.println(line);
        out.flush();
    }

    private static void details(Step step, JsonObject line) {
        if (step instanceof Step.PhaseSeen seen) {
            line.addProperty("phase", seen.phase().name());
            line.addProperty("round", seen.round());
            line.addProperty("deadline", seen.deadline());
        } else if (step instanceof Step.Begun begun) {
            line.addProperty("action", StepWords.action(begun.action()));
        } else if (step instanceof Step.Done done) {
            line.addProperty("action", StepWords.action(done.action()));
        } else if (step instanceof Step.Trained trained) {
            line.addProperty("round", trained.round());
            line.addProperty("epoch", trained.epoch());
            line.addProperty("epochs", trained.epochs());
            line.addProperty("loss", trained.loss());
        } else if (step instanceof Step.CutShort cut) {
            line.addProperty("round", cut.round());
            line.addProperty("steps", cut.steps());
            line.addProperty("all", cut.all());
        } else if (step instanceof Step.Judged judged) {
            line.addProperty("round", judged.round());
            line.addProperty("vote", judged.ballot().toString());
        } else if (step instanceof Step.Aggregated aggregated) {
            line.addProperty("round", aggregated.round());
            line.addProperty("tensorDigest", aggregated.model().tensorDigest().toString());
        } else if (step instanceof Step.Retrying retrying) {
            line.addProperty("action", StepWords.action(retrying.action()));
            line.addProperty("code", retrying.failure().rawCode());
            line.addProperty("what", retrying.failure().what());
            line.addProperty("pauseMillis", retrying.pause().toMillis());
        } else if (step instanceof Step.GivenUp givenUp) {
            line.addProperty("action", StepWords.action(givenUp.action()));
            line.addProperty("code", givenUp.failure().rawCode());
            line.addProperty("what", givenUp.failure().what());
        } else if (step instanceof Step.LedgerAway away) {
            line.addProperty("code", away.failure().rawCode());
            line.addProperty("what", away.failure().what());
        } else if (step instanceof Step.StakeChanged changed) {
            line.addProperty("round", changed.round());
            line.addProperty("beforeMicros", changed.before().microsText());
            line.addProperty("afterMicros", changed.after().microsText());
        } else if (step instanceof Step.Paid paid) {
            line.addProperty("micros", paid.amount().microsText());
        } else if (step instanceof Step.Finished finished) {
            line.addProperty("ending", finished.ending().name());
        }
    }

    @Override
    public void close() {
        out.flush();
    }
}
