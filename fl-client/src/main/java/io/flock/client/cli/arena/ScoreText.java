package io.flock.client.cli.arena;

import io.flock.client.cli.output.Fractions;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.Metric;
import io.flock.protocol.arena.Score;
import io.flock.protocol.money.Millionths;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Scores of a task for people, in its metric's own unit: shares in percent, errors as they were measured. JSON has the
 * ledger's millionths.
 *
 * @param maxScore the error that counts as the worst, in millionths
 */
record ScoreText(Metric metric, long maxScore) {
    private static final int PLACES = 6;

    static ScoreText of(ArenaTask task) {
        return new ScoreText(task.metric(), task.maxScore());
    }

    /** {@code 86 %}, {@code RMSE 0.14}, {@code invalid} or {@code unavailable}. */
    String of(Score score) {
        return switch (score.kind()) {
            case INVALID -> "invalid";
            case UNAVAILABLE -> "unavailable";
            case VALUE ->
                metric.isError()
                        ? metric + " " + error(Millionths.ONE - score.millionths())
                        : Fractions.percent(score.millionths());
        };
    }

    /** By how much a submission has to be better. */
    String better(Millionths least) {
        return metric.isError()
                ? metric + " is lower by " + error(least.value())
                : metric + " is higher by " + Fractions.percent(least.value());
    }

    /** Of an error that the ledger has rounded as a score: what it was, to the millionth nearest. */
    private String error(int share) {
        BigDecimal error = BigDecimal.valueOf(maxScore, PLACES)
                .multiply(BigDecimal.valueOf(share, PLACES))
                .setScale(PLACES, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return error.toPlainString();
    }
}
