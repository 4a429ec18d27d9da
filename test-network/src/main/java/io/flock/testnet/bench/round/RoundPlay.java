package io.flock.testnet.bench.round;

import io.flock.client.participant.Action;
import io.flock.client.participant.CommitJournal;
import io.flock.client.participant.Keeping;
import io.flock.client.participant.LedgerWatch;
import io.flock.client.participant.Participant;
import io.flock.client.participant.ParticipantSetup;
import io.flock.client.participant.SecretFile;
import io.flock.client.participant.StepListener;
import io.flock.client.participant.TaskSecrets;
import io.flock.client.participant.TaskSnapshot;
import io.flock.client.participant.Upkeep;
import io.flock.client.participant.Work;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.PhaseLengths;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.commitment.ParticipantSecret;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import io.flock.testnet.TestNetwork;
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
 * Plays a task with the state machine that real participants run. All of them share one watch over the task, as those of
 * one process do, and the first one, the keeper, advances.
 */
public final class RoundPlay {
    /** What a participant's duties are made of. */
    @FunctionalInterface
    public interface Part {
        Work of(FlockClient flock, TaskSecrets secrets);
    }

    private static final Amount STAKE = Amount.ofFlock(100);
    private static final int PHASE_SECONDS = 3_600;
    private static final Duration POLL = Duration.ofSeconds(5);
    /** Only the keeper advances. */
    private static final Keeping NEVER = new Keeping(Duration.ofHours(1), Duration.ZERO);

    private final TestNetwork network;
    private final FlockClient creator;
    private final Path folder;

    /** With a folder for the participants' journals. */
    public RoundPlay(TestNetwork network, FlockClient creator, Path folder) {
        this.network = network;
        this.creator = creator;
        this.folder = folder;
    }

    /** Creates a task of so many rounds for these accounts and plays it to its end. */
    public void play(
            TaskId task,
            ContentRef bundle,
            int rounds,
            List<FlockClient> participants,
            Part part,
            StepListener listener)
            throws InterruptedException {
        creator.alliance()
                .createTask(definition(task, bundle, rounds, participants))
                .run();
        ExecutorService threads =
                Executors.newFixedThreadPool(participants.size(), run -> new Thread(run, "participant"));
        try (CommitJournal journal = CommitJournal.open(folder.resolve(task + ".jsonl"));
                LedgerWatch<TaskSnapshot> watch = TaskSnapshot.watch(creator, task, POLL)) {
            Map<OrganisationId, Integer> slots = new TreeMap<>();
            List<Callable<Action.Ending>> parts = new ArrayList<>();
            for (FlockClient participant : participants) {
                int slot = slots.merge(participant.account().organisation(), 1, Integer::sum) - 1;
                TaskSecrets secrets = new TaskSecrets(secret(participant.account()), TestNetwork.NAME, task);
                parts.add(new Participant(new ParticipantSetup(
                        participant.alliance(),
                        participant.account(),
                        secrets,
                        slot,
                        STAKE,
                        Optional.empty(),
                        part.of(participant, secrets),
                        journal,
                        watch,
                        parts.isEmpty() ? Keeping.KEEPER : NEVER,
                        Upkeep.NONE,
                        listener,
                        Clock.systemUTC()))::run);
            }
            for (Future<Action.Ending> ending : threads.invokeAll(parts)) {
                require(ending);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static TaskDefinition definition(
            TaskId task, ContentRef bundle, int rounds, List<FlockClient> participants) {
        int count = participants.size();
        Amount absentSlash = STAKE.dividedBy(10);
        return TaskDefinition.builder(task, bundle)
                .name("A round to be measured")
                .rounds(rounds)
                .participants(count, count)
                .minStake(STAKE)
                .absentSlash(absentSlash)
                .rewardPool(absentSlash.times((long) rounds * count))
                .phases(PhaseLengths.all(PHASE_SECONDS))
                .named(participants.stream().map(FlockClient::account).toList())
                .build();
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
}
