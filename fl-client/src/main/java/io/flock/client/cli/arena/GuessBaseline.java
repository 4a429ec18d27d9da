package io.flock.client.cli.arena;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Examples;
import io.flock.client.engine.ConstantAnswer;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.money.Millionths;
import java.util.List;
import java.util.Optional;

/** The baseline of a task that names none: what needs no training is not paid, on whichever set it scores more. */
final class GuessBaseline {
    private GuessBaseline() {}

    /**
     * What the best answer that is the same for all examples scores.
     *
     * @param sets that of the epochs and that of the end
     * @param maxError the error that counts as the worst, in millionths; of shares it has no effect
     * @param improvement what the task asks of an improvement, where it ranks those
     * @throws FlockException DATA_INVALID where nothing could be better than the guess, by as much as is asked: nodes would
     *     stake on a task that pays none of them, or none but by the first epoch (attack 38)
     */
    static Millionths of(Bundle bundle, List<Examples> sets, long maxError, Optional<Millionths> improvement) {
        int guess = sets.stream()
                .map(set -> ConstantAnswer.measured(set, bundle))
                .mapToInt(measured -> bundle.evaluation()
                        .metric()
                        .normalise(measured, maxError)
                        .millionths())
                .max()
                .orElseThrow();
        int least = Math.max(1, improvement.map(Millionths::value).orElse(1));
        if (Millionths.ONE - guess < least) {
            throw new FlockException(
                    ErrorCode.DATA_INVALID,
                    "an answer that is the same for all examples scores " + guess
                            + " of 1000000, so that no submission could be " + least + " millionths better",
                    bundle.evaluation().metric().isError()
                            ? "lower --max-error towards the error of such an answer, or name --baseline"
                            : "take sets whose answers differ more or another metric, or name --baseline");
        }
        return Millionths.of(guess);
    }
}
