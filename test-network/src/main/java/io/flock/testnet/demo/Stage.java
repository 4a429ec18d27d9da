package io.flock.testnet.demo;

import io.flock.client.bundle.Bundle;
import io.flock.client.conduct.Conduct;
import io.flock.client.conduct.HonestConduct;
import io.flock.client.data.Shards;
import io.flock.client.data.Split;
import io.flock.client.engine.Engine;
import io.flock.client.participant.Action;
import io.flock.client.participant.CommitJournal;
import io.flock.client.participant.Keeping;
import io.flock.client.participant.LedgerWatch;
import io.flock.client.participant.LocalWork;
import io.flock.client.participant.Participant;
import io.flock.client.participant.ParticipantSetup;
import io.flock.client.participant.PinRecord;
import io.flock.client.participant.SecretFile;
import io.flock.client.participant.StepListener;
import io.flock.client.participant.StepsRecord;
import io.flock.client.participant.TaskSecrets;
import io.flock.client.participant.TaskSnapshot;
import io.flock.client.participant.UpdateSealing;
import io.flock.client.participant.Upkeep;
import io.flock.sdk.FlockClient;
import io.flock.testnet.ContentClients;
import io.flock.testnet.TestNetwork;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** All participants in this process, each on a thread of its own with its own identity, secret and data. */
final class Stage implements AutoCloseable {
    /** Long enough that only the keeper closes phases, as long as it lives. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final List<FlockClient> clients = new ArrayList<>();
    private final ExecutorService threads;
    private final CommitJournal journal;
    private final List<Future<Action.Ending>> endings = new ArrayList<>();

    Stage(TestNetwork network, int players) {
        this.journal = CommitJournal.open(network.home().folder().resolve("journal.jsonl"));
        this.threads = Executors.newFixedThreadPool(players, task -> new Thread(task, "participant"));
    }

    /** Lets every player take part. */
    void enter(
            TestNetwork network,
            DemoOptions options,
            Cast cast,
            Bundle bundle,
            Engine engine,
            Shards data,
            ContentClients content,
            LedgerWatch<TaskSnapshot> watch,
            StepListener listener) {
        DemoSeed seed = new DemoSeed(options.seed());
        for (Player player : cast.players()) {
            FlockClient flock = network.connect(player.account());
            clients.add(flock);
            TaskSecrets secrets = new TaskSecrets(
                    SecretFile.write(
                            network.home().secret(player.account()),
                            seed.derive("secret/" + player.index()).bytes()),
                    TestNetwork.NAME,
                    cast.task());
            Split split = Split.of(
                    data.shards().get(player.index()), bundle.training().splitTrain(), secrets.splitSeed());
            Conduct conduct = player.malicious()
                    ? options.attack().conduct(bundle, engine, split)
                    : new HonestConduct(bundle, engine, split);
            Participant participant = new Participant(new ParticipantSetup(
                    flock.alliance(),
                    player.account(),
                    secrets,
                    player.slot(),
                    Cast.STAKE,
                    Optional.empty(),
                    new LocalWork(
                            player.account(),
                            secrets,
                            bundle,
                            UpdateSealing.plain(),
                            conduct,
                            content.of(player.account().organisation()),
                            PinRecord.NONE,
                            StepsRecord.NONE),
                    journal,
                    watch,
                    player.equals(cast.keeper()) ? Keeping.KEEPER : new Keeping(GRACE, Duration.ZERO),
                    Upkeep.NONE,
                    listener,
                    Clock.systemUTC()));
            Callable<Action.Ending> part = participant::run;
            endings.add(threads.submit(part));
        }
    }

    boolean isOver() {
        return endings.stream().allMatch(Future::isDone);
    }

    /** Throws what a participant failed with. */
    void requireSuccess() throws InterruptedException {
        requireSuccess(endings);
    }

    static void requireSuccess(List<? extends Future<?>> endings) throws InterruptedException {
        for (Future<?> ending : endings) {
            if (ending.isDone()) {
                try {
                    ending.get();
                } catch (ExecutionException e) {
                    throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
                }
            }
        }
    }

    @Override
    public void close() {
        end(threads);
        clients.forEach(FlockClient::close);
        journal.close();
    }

    static void end(ExecutorService threads) {
        threads.shutdownNow();
        try {
            threads.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
