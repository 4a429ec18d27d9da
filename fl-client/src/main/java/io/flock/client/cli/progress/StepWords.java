package io.flock.client.cli.progress;

import io.flock.client.cli.output.Failures;
import io.flock.client.participant.Action;
import io.flock.client.participant.Step;
import io.flock.protocol.error.FlockException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A step in words; empty for what people need not read. */
final class StepWords {
    static final String LEDGER_BACK = "  the ledger is back";

    private StepWords() {}

    static Optional<String> of(Step step) {
        if (step instanceof Step.PhaseSeen seen) {
            return Optional.of(phase(seen));
        } else if (step instanceof Step.Begun) {
            return Optional.empty();
        } else if (step instanceof Step.Done done) {
            return Optional.of("  done: " + action(done.action()) + sequel(done.action()));
        } else if (step instanceof Step.Trained trained) {
            return Optional.of(String.format(
                    Locale.ROOT, "  epoch %d of %d, loss %.4f", trained.epoch(), trained.epochs(), trained.loss()));
        } else if (step instanceof Step.CutShort cut) {
            return Optional.of("  time is up after " + cut.steps() + " of " + cut.all()
                    + " steps: the update is what they came to");
        } else if (step instanceof Step.Judged judged) {
            return Optional.of("  vote " + judged.ballot());
        } else if (step instanceof Step.Aggregated aggregated) {
            return Optional.of("  aggregate " + aggregated.model().tensorDigest());
        } else if (step instanceof Step.Retrying retrying) {
            return Optional.of("  " + action(retrying.action()) + " failed, again in "
                    + retrying.pause().toMillis() + " ms: " + Failures.line(retrying.failure()));
        } else if (step instanceof Step.GivenUp givenUp) {
            return Optional.of(
                    "  " + action(givenUp.action()) + " given up in this phase: " + Failures.line(givenUp.failure()));
        } else if (step instanceof Step.LedgerAway away) {
            return Optional.of(ledgerAway(away.failure()));
        } else if (step instanceof Step.LedgerBack) {
            return Optional.of(LEDGER_BACK);
        } else if (step instanceof Step.StakeChanged changed) {
            return Optional.of("  stake " + changed.after().format() + ", was "
                    + changed.before().format() + ": 'flock task show --round " + changed.round() + "' says what for");
        } else if (step instanceof Step.Paid paid) {
            return Optional.of("  paid " + paid.amount().format() + " FLOCK");
        } else if (step instanceof Step.Finished finished) {
            return Optional.of("finished: " + ending(finished.ending()));
        }
        throw new IllegalArgumentException("unknown step " + step);
    }

    private static String phase(Step.PhaseSeen seen) {
        String shown = "round " + seen.round() + ", " + seen.phase();
        return switch (seen.phase()) {
            case COMPLETED -> shown + "; 'flock task model' fetches the model";
            case CANCELLED -> shown + ": too few joined in time, or its creator ended it; what is due is fetched";
            default -> shown + ", until " + Instant.ofEpochSecond(seen.deadline()) + " at the latest";
        };
    }

    /** After joining nothing is to be seen until enough others have. */
    private static String sequel(Action action) {
        return action instanceof Action.Join ? "; waits for others: 'flock status' shows what for" : "";
    }

    static String ledgerAway(FlockException failure) {
        return "  waiting until the ledger can be read again: " + Failures.line(failure);
    }

    static String action(Action action) {
        return spaced(action.getClass().getSimpleName());
    }

    static String spaced(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static String ending(Action.Ending ending) {
        return switch (ending) {
            case CLAIMED -> "the task is over, everything due is claimed";
            case NOTHING_DUE -> "the task is over, nothing was due";
            case NOT_ADMITTED -> "the task began without this account";
        };
    }
}
