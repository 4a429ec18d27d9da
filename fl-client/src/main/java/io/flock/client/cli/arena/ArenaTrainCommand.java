package io.flock.client.cli.arena;

import io.flock.client.arena.ArenaPart;
import io.flock.client.arena.LocalTraining;
import io.flock.client.arena.NodeWork;
import io.flock.client.bundle.Bundle;
import io.flock.client.cli.option.PolicyOption;
import io.flock.client.cli.option.TrainerOption;
import io.flock.client.data.DataReader;
import io.flock.client.data.Split;
import io.flock.client.engine.Engine;
import io.flock.client.engine.Fit;
import io.flock.client.participant.Bundles;
import io.flock.client.participant.CommitJournal;
import io.flock.client.policy.PolicyTask;
import io.flock.protocol.error.ExitClass;
import io.flock.sdk.content.IpfsClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "your examples: one CSV file, or for images in IDX the images and the labels (two --data)")
    private List<Path> data;

    @Mixin
    private ArenaApplying applying;

    @Mixin
    private PolicyOption policy;

    @Mixin
    private TrainerOption trainer;

    @Mixin
    private ArenaRunning running;

    ArenaTrainCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        try (ArenaRun run = running.open();
                IpfsClient content = run.content()) {
            Bundle bundle = Bundles.fetch(content, run.task().bundle());
            Split split = Split.of(
                    DataReader.read(bundle.data(), data),
                    bundle.training().splitTrain(),
                    run.secrets().splitSeed());
            Fit.of(bundle).requireTrainable(split.train());
            policy.requireAllowed(run.channel(), PolicyTask.of(run.document()), bundle, split, Optional.empty());
            try (Engine engine = trainer.kind().open(bundle);
                    CommitJournal journal = run.journal()) {
                NodeWork work = new NodeWork(
                        run.flock().account(),
                        run.secrets(),
                        bundle.digest(),
                        engine,
                        new LocalTraining(bundle, engine, split, run.secrets()),
                        content,
                        journal.pins(run.account()));
                run.play(new ArenaPart.Node(
                        work, applying.application(run, run.task().nodes(), journal, content)));
            }
        }
        return ExitClass.SUCCESS.status();
    }
}
