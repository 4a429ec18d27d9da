package io.flock.client.cli;

import io.flock.client.arena.ArenaPart;
import io.flock.client.arena.ArenaSecrets;
import io.flock.client.arena.JuryConduct;
import io.flock.client.arena.JuryWork;
import io.flock.client.arena.SubmissionMeasure;
import io.flock.client.bundle.Bundle;
import io.flock.client.evaluate.Evaluator;
import io.flock.client.participant.Bundles;
import io.flock.client.participant.CommitJournal;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock arena validate}. May be killed and started again at any moment. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Judges in a task with one account: stakes, opens the validation set, scores what it is assigned in every",
            "epoch, and claims at the end. Needs no data of its own. Stopped or killed, it goes on where it was when it",
            "is started again with the same secret."
        },
        footer = {"", "Example:", "  flock arena validate best-digits --as Org3MSP::user1"})
final class ArenaValidateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TASK", description = "the task's id")
    private TaskId taskId;

    @Option(names = "--stake", paramLabel = "FLOCK", description = "what to stake (default: the task's minimum)")
    private Optional<Amount> stake;

    @Mixin
    private SecretOptions secrets;

    @Mixin
    private TrainerOption trainer;

    @Mixin
    private JudgeOption judge;

    @Mixin
    private ArenaRunning running;

    @Mixin
    private ConnectionOptions connection;

    ArenaValidateCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        try (ArenaRunning play = running;
                FlockClient flock = play.connect(connection);
                IpfsClient content = connection.contentClient()) {
            ArenaTask task = flock.arena().task(taskId).run().task().definition();
            Bundle bundle = Bundles.fetch(content, task.bundle());
            SubmissionMeasure.requireMetric(bundle, task.metric());
            ArenaSecrets own =
                    new ArenaSecrets(secrets.secret(connection, flock.account()), connection.channel(), taskId);
            try (Evaluator evaluator = judge.evaluator(bundle, trainer.kind());
                    CommitJournal journal = secrets.journal(connection, flock.account())) {
                JuryWork work =
                        new JuryWork(flock.account(), own, task, bundle, evaluator, content, JuryConduct.HONEST);
                ArenaPart.Application application = new ArenaPart.Application(
                        stake.orElse(task.validators().minStake()), ArenaRunning.firstSlot(flock, task), journal);
                play.run(flock, task, own, new ArenaPart.Validator(work, application));
            }
        }
        return ExitClass.SUCCESS.status();
    }
}
