package io.flock.testnet.bench.overhead;

import io.flock.client.participant.Step;
import io.flock.client.participant.StepListener;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.identity.AccountId;
import io.flock.testnet.bench.load.CpuMeter;
import io.flock.testnet.bench.load.CpuReading;
import io.flock.testnet.bench.load.CpuUse;
import io.flock.testnet.bench.load.TimedEngine;
import java.util.ArrayList;
import java.util.List;

/** Reads the clocks when the keeper sees a round begin, and when it sees the task end. */
final class RoundClock implements StepListener {
    private record Reading(CpuReading cpu, TimedEngine.Time engine) {}

    private final AccountId keeper;
    private final CpuMeter cpu;
    private final TimedEngine engine;
    private final List<Reading> readings = new ArrayList<>();
    private int roundSeen = -1;
    private boolean over;

    RoundClock(AccountId keeper, CpuMeter cpu, TimedEngine engine) {
        this.keeper = keeper;
        this.cpu = cpu;
        this.engine = engine;
    }

    @Override
    public void step(AccountId account, Step step) {
        if (account.equals(keeper) && step instanceof Step.PhaseSeen seen) {
            note(seen);
        }
    }

    private synchronized void note(Step.PhaseSeen seen) {
        boolean ends = seen.phase().isTerminal() && !over;
        boolean begins = seen.phase() == Phase.PROPOSE_COMMIT && seen.round() > roundSeen;
        if (ends || begins) {
            readings.add(new Reading(cpu.read(), engine.time()));
            roundSeen = seen.round();
            over = seen.phase().isTerminal();
        }
    }

    /** All rounds that were played, the first one first. */
    synchronized List<RoundFigure> rounds() {
        List<RoundFigure> rounds = new ArrayList<>();
        for (int i = 0; i + 1 < readings.size(); i++) {
            Reading from = readings.get(i);
            Reading to = readings.get(i + 1);
            rounds.add(new RoundFigure(
                    CpuUse.between(from.cpu(), to.cpu()), to.engine().since(from.engine())));
        }
        return rounds;
    }
}
