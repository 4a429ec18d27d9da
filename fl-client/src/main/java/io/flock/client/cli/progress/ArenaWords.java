package io.flock.client.cli.progress;

import io.flock.client.arena.ArenaAction;
import io.flock.client.arena.ArenaEvent;
import io.flock.client.cli.output.Failures;
import java.util.Locale;
import java.util.Optional;

/** A step of an account of the Arena in words; empty for what people need not read. */
final class ArenaWords {
    private ArenaWords() {}

    static Optional<String> of(ArenaEvent step) {
        if (step instanceof ArenaEvent.PhaseSeen seen) {
            return Optional.of("epoch " + seen.epoch() + ", " + seen.phase());
        } else if (step instanceof ArenaEvent.Begun) {
            return Optional.empty();
        } else if (step instanceof ArenaEvent.Done done) {
            return Optional.of("  done: " + action(done.action()));
        } else if (step instanceof ArenaEvent.Trained trained) {
            return Optional.of(String.format(
                    Locale.ROOT, "  pass %d of %d, loss %.4f", trained.pass(), trained.passes(), trained.loss()));
        } else if (step instanceof ArenaEvent.Submitting submitting) {
            return Optional.of("  model " + submitting.model().tensorDigest());
        } else if (step instanceof ArenaEvent.Scored scored) {
            return Optional.of("  scores " + scored.scores());
        } else if (step instanceof ArenaEvent.Retrying retrying) {
            return Optional.of("  " + action(retrying.action()) + " failed, again in "
                    + retrying.pause().toMillis() + " ms: " + Failures.line(retrying.failure()));
        } else if (step instanceof ArenaEvent.LedgerAway away) {
            return Optional.of(StepWords.ledgerAway(away.failure()));
        } else if (step instanceof ArenaEvent.LedgerBack) {
            return Optional.of(StepWords.LEDGER_BACK);
        } else if (step instanceof ArenaEvent.Paid paid) {
            return Optional.of("  paid " + paid.amount().format() + " FLOCK");
        } else if (step instanceof ArenaEvent.Finished finished) {
            return Optional.of("finished: " + ending(finished.ending()));
        }
        throw new IllegalArgumentException("unknown step " + step);
    }

    static String action(ArenaAction action) {
        return StepWords.spaced(action.getClass().getSimpleName());
    }

    private static String ending(ArenaAction.Ending ending) {
        return switch (ending) {
            case CLAIMED -> "the task is over, everything due is claimed";
            case VESTING -> "the task is over, the final reward vests; fetch it with 'flock arena claim'";
            case NOTHING_DUE -> "the task is over, nothing was due";
            case NOT_ADMITTED -> "the task began without this account, its stake is back";
        };
    }
}
