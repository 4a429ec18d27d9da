package io.flock.client.cli;

import io.flock.client.arena.ArenaPart;
import io.flock.client.arena.ArenaSecrets;
import io.flock.client.arena.LocalTraining;
import io.flock.client.arena.NodeWork;
import io.flock.client.bundle.Bundle;
import io.flock.client.data.DataReader;
import io.flock.client.data.Split;
import io.flock.client.engine.Engine;
import io.flock.client.participant.Bundles;
import io.flock.client.participant.CommitJournal;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock arena train}. May be killed and started again at any moment. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Competes in a task with one account: stakes, trains in every epoch from its best model so far, submits it",
            "sealed for the task's validators, and claims at the end. Stopped or killed, it goes on where it was when it",
            "is started again with the same secret and data."
        },
        footer = {"", "Example:", "  flock arena train best-digits --data mine.csv --as Org2MSP::user1"})
final class ArenaTrainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TASK", description = "the task's id")
    private TaskId taskId;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "your examples: one CSV file, or for images in IDX the images and the labels (two --data)")
    private List<Path> data;

    @Option(names = "--stake", paramLabel = "FLOCK", description = "what to stake (default: the task's minimum)")
    private Optional<Amount> stake;

    @Mixin
    private SecretOptions secrets;

    @Mixin
    private TrainerOption trainer;

    @Mixin
    private ArenaRunning running;

    @Mixin
    private ConnectionOptions connection;

    ArenaTrainCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        try (ArenaRunning play = running;
                FlockClient flock = play.connect(connection);
                IpfsClient content = connection.contentClient()) {
            ArenaTask task = flock.arena().task(taskId).run().task().definition();
            Bundle bundle = Bundles.fetch(content, task.bundle());
            ArenaSecrets own =
                    new ArenaSecrets(secrets.secret(connection, flock.account()), connection.channel(), taskId);
            Split split = Split.of(
                    DataReader.read(bundle.data(), data), bundle.training().splitTrain(), own.splitSeed());
            try (Engine engine = trainer.kind().open(bundle);
                    CommitJournal journal = secrets.journal(connection, flock.account())) {
                NodeWork work = new NodeWork(
                        flock.account(), own, bundle.digest(), engine, new LocalTraining(engine, split, own), content);
                ArenaPart.Application application = new ArenaPart.Application(
                        stake.orElse(task.nodes().minStake()), ArenaRunning.firstSlot(flock, task), journal);
                play.run(flock, task, own, new ArenaPart.Node(work, application));
            }
        }
        return ExitClass.SUCCESS.status();
    }
}
