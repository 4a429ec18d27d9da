package io.flock.client.cli.progress;

import io.flock.client.arena.ArenaEvent;
import io.flock.protocol.identity.AccountId;
import me.tongfei.progressbar.ProgressBar;

/** A bar over the task's epochs with an estimate of the time left; what happens stands beside it. */
final class ArenaBar implements ArenaPrinter {
    private final ProgressBar bar;

    /** The final validation is one step more. */
    ArenaBar(int epochs) {
        bar = BarSteps.bar("epochs", epochs + 1);
    }

    @Override
    public void step(AccountId account, ArenaEvent step) {
        if (step instanceof ArenaEvent.PhaseSeen seen) {
            bar.stepTo(seen.phase().isTerminal() ? bar.getMax() : seen.epoch());
        }
        ArenaWords.of(step).ifPresent(words -> bar.setExtraMessage(words.strip()));
    }

    @Override
    public void close() {
        bar.close();
    }
}
