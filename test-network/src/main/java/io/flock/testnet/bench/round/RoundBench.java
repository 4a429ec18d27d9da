package io.flock.testnet.bench.round;

import io.flock.client.participant.Action;
import io.flock.client.participant.CommitJournal;
import io.flock.client.participant.Keeping;
import io.flock.client.participant.LedgerWatch;
import io.flock.client.participant.Participant;
import io.flock.client.participant.ParticipantSetup;
import io.flock.client.participant.SecretFile;
import io.flock.client.participant.TaskSecrets;
import io.flock.client.participant.TaskSnapshot;
import io.flock.client.participant.Upkeep;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseLengths;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.ParticipantSecret;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.bench.load.CpuMeter;
import io.flock.testnet.bench.load.CpuUse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A task of two rounds, of which the second is measured, with the state machine that real participants run. All of them
 * share one watch over the task, as those of one process do, and one keeper advances.
 */
public final class RoundBench {
    private static final Amount STAKE = Amount.ofFlock(100);
    private static final int ROUNDS = 2;
    private static final int PHASE_SECONDS = 3_600;
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Only the keeper advances. */
    private static final Keeping NEVER = new Keeping(Duration.ofHours(1), Duration.ZERO);

    private static final ContentRef NO_BUNDLE = new ContentRef(
            "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku",
            Digest.parse("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));

    private final TestNetwork network;
    private final FlockClient creator;
    private final CpuMeter cpu;
    private final Path folder;

    /** With a folder for the participants' journals. */
    public RoundBench(TestNetwork network, FlockClient creator, CpuMeter cpu, Path folder) {
        this.network = network;
        this.creator = creator;
        this.cpu = cpu;
        this.folder = folder;
    }

    /** Creates a task for these accounts and plays it to its end. */
    public RoundResult play(List<FlockClient> participants) throws InterruptedException {
        TaskId task = TaskId.parse("bench-" + participants.size());
        KeeperSteps steps = new KeeperSteps(participants.get(0).account(), cpu);
        try (RoundBlocks blocks = new RoundBlocks(creator, task)) {
            creator.alliance().createTask(definition(task, participants)).run();
            takePart(task, participants, steps);
            return result(participants.size(), steps, blocks.lastRound(PATIENCE));
        }
    }

    private static TaskDefinition definition(TaskId task, List<FlockClient> participants) {
        int count = participants.size();
        Amount absentSlash = STAKE.dividedBy(10);
        return TaskDefinition.builder(task, NO_BUNDLE)
                .name("A round without training")
                .rounds(ROUNDS)
                .participants(count, count)
                .minStake(STAKE)
                .absentSlash(absentSlash)
                .rewardPool(absentSlash.times((long) ROUNDS * count))
                .phases(PhaseLengths.all(PHASE_SECONDS))
                .named(participants.stream().map(FlockClient::account).toList())
                .build();
    }

    private void takePart(TaskId task, List<FlockClient> participants, KeeperSteps steps) throws InterruptedException {
        ExecutorService threads =
                Executors.newFixedThreadPool(participants.size(), part -> new Thread(part, "participant"));
        try (CommitJournal journal = CommitJournal.open(folder.resolve(task + ".jsonl"));
                LedgerWatch<TaskSnapshot> watch = TaskSnapshot.watch(creator, task, POLL)) {
            Map<OrganisationId, Integer> slots = new TreeMap<>();
            List<Callable<Action.Ending>> parts = new ArrayList<>();
            for (FlockClient participant : participants) {
                int slot = slots.merge(participant.account().organisation(), 1, Integer::sum) - 1;
                boolean keeps = parts.isEmpty();
                parts.add(new Participant(setup(task, participant, slot, keeps, journal, watch, steps))::run);
            }
            for (Future<Action.Ending> ending : threads.invokeAll(parts)) {
                require(ending);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private ParticipantSetup setup(
            TaskId task,
            FlockClient flock,
            int slot,
            boolean keeps,
            CommitJournal journal,
            LedgerWatch<TaskSnapshot> watch,
            KeeperSteps steps) {
        AccountId account = flock.account();
        TaskSecrets secrets = new TaskSecrets(secret(account), TestNetwork.NAME, task);
        return new ParticipantSetup(
                flock.alliance(),
                account,
                secrets,
                slot,
                STAKE,
                Optional.empty(),
                new IdleWork(account, task, NO_BUNDLE.digest()),
                journal,
                watch,
                keeps ? Keeping.KEEPER : NEVER,
                Upkeep.NONE,
                steps,
                Clock.systemUTC());
    }

    /** Made with an account's first task; each task derives its own from it. */
    private ParticipantSecret secret(AccountId account) {
        Path file = network.home().secret(account);
        return Files.exists(file) ? SecretFile.read(file) : SecretFile.create(file);
    }

    private static void require(Future<Action.Ending> ending) throws InterruptedException {
        try {
            ending.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
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
