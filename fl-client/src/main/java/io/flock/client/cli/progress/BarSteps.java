package io.flock.client.cli.progress;

import io.flock.client.participant.Step;
import io.flock.protocol.identity.AccountId;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar over the task's rounds with an estimate of the time left; what happens stands beside it. */
final class BarSteps implements StepPrinter {
    private static final int REFRESH_MILLIS = 250;

    private final ProgressBar bar;

    BarSteps(int rounds) {
        bar = bar("rounds", rounds);
    }

    static ProgressBar bar(String of, int steps) {
        return new ProgressBarBuilder()
                .setTaskName(of)
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .build();
    }

    @Override
    public void step(AccountId account, Step step) {
        if (step instanceof Step.PhaseSeen seen) {
            bar.stepTo(seen.phase().isTerminal() ? bar.getMax() : seen.round());
        }
        StepWords.of(step).ifPresent(words -> bar.setExtraMessage(words.strip()));
    }

    @Override
    public void close() {
        bar.close();
    }
}
