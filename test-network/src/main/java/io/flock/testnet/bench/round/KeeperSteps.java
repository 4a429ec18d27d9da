package io.flock.testnet.bench.round;

import io.flock.client.participant.Action;
import io.flock.client.participant.Step;
import io.flock.client.participant.StepListener;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.identity.AccountId;
import io.flock.testnet.bench.load.CpuMeter;
import java.util.ArrayList;
import java.util.List;

/** Notes when the keeper saw phases begin, and how long each of its advances took, from asking to committed. */
final class KeeperSteps implements StepListener {
    /** An advance out of a phase. */
    record Advance(Phase phase, int round, double millis) {}

    private final AccountId keeper;
    private final CpuMeter cpu;
    private final List<Mark> marks = new ArrayList<>();
    private final List<Advance> advances = new ArrayList<>();
    private long begun;

    KeeperSteps(AccountId keeper, CpuMeter cpu) {
        this.keeper = keeper;
        this.cpu = cpu;
    }

    @Override
    public void step(AccountId account, Step step) {
        if (account.equals(keeper)) {
            note(step);
        }
    }

    private synchronized void note(Step step) {
        if (step instanceof Step.PhaseSeen seen) {
            marks.add(new Mark(seen.phase(), seen.round(), cpu.read()));
        } else if (step instanceof Step.Begun) {
            begun = System.nanoTime();
        } else if (step instanceof Step.Done done && done.action() instanceof Action.Advance advance) {
            advances.add(new Advance(advance.phase(), advance.round(), (System.nanoTime() - begun) / 1e6));
        }
    }

    synchronized List<Mark> marks() {
        return List.copyOf(marks);
    }

    synchronized List<Advance> advances() {
        return List.copyOf(advances);
    }
}
