package io.flock.testnet.bench.round;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.FlockClient;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.bench.load.CpuMeter;
import io.flock.testnet.bench.load.CpuUse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A task of two rounds, of which the second is measured, without training: what is left is the ledger. */
public final class RoundBench {
    private static final int ROUNDS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final ContentRef NO_BUNDLE = new ContentRef(
            "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku",
            Digest.parse("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));

    private final RoundPlay play;
    private final FlockClient creator;
    private final CpuMeter cpu;

    /** With a folder for the participants' journals. */
    public RoundBench(TestNetwork network, FlockClient creator, CpuMeter cpu, Path folder) {
        this.play = new RoundPlay(network, creator, folder);
        this.creator = creator;
        this.cpu = cpu;
    }

    /** Creates a task for these accounts and plays it to its end. */
    public RoundResult play(List<FlockClient> participants) throws InterruptedException {
        TaskId task = TaskId.parse("bench-" + participants.size());
        KeeperSteps steps = new KeeperSteps(participants.get(0).account(), cpu);
        try (RoundBlocks blocks = new RoundBlocks(creator, task)) {
            play.play(
                    task,
                    NO_BUNDLE,
                    ROUNDS,
                    participants,
                    (flock, secrets) -> new IdleWork(flock.account(), task, NO_BUNDLE.digest()),
                    steps);
            return result(participants.size(), steps, blocks.lastRound(PATIENCE));
        }
    }

    private static RoundResult result(int participants, KeeperSteps steps, BlockFigures figures) {
        List<Mark> marks = steps.marks();
        List<PhaseResult> phases = new ArrayList<>();
        CpuUse used = CpuUse.NONE;
        for (int i = 0; i + 1 < marks.size(); i++) {
            Mark mark = marks.get(i);
            if (mark.round() == ROUNDS - 1 && !mark.phase().isTerminal()) {
                CpuUse use = CpuUse.between(mark.reading(), marks.get(i + 1).reading());
                phases.add(new PhaseResult(mark.phase(), use.seconds(), advance(steps, mark.phase())));
                used = used.plus(use);
            }
        }
        return new RoundResult(
                participants, figures.valid(), figures.invalid(), figures.blocks(), figures.bytes(), used, phases);
    }

    private static double advance(KeeperSteps steps, Phase phase) {
        return steps.advances().stream()
                .filter(advance -> advance.round() == ROUNDS - 1 && advance.phase() == phase)
                .mapToDouble(KeeperSteps.Advance::millis)
                .max()
                .orElse(Double.NaN);
    }
}
