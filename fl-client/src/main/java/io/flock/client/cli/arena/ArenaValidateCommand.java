package io.flock.client.cli.arena;

import io.flock.client.arena.ArenaPart;
import io.flock.client.arena.JuryConduct;
import io.flock.client.arena.JuryWork;
import io.flock.client.arena.SubmissionMeasure;
import io.flock.client.bundle.Bundle;
import io.flock.client.cli.option.JudgeOption;
import io.flock.client.cli.option.TrainerOption;
import io.flock.client.evaluate.Evaluator;
import io.flock.client.participant.Bundles;
import io.flock.client.participant.CommitJournal;
import io.flock.protocol.error.ExitClass;
import io.flock.sdk.content.IpfsClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
    @Mixin
    private ArenaApplying applying;

    @Mixin
    private TrainerOption trainer;

    @Mixin
    private JudgeOption judge;

    @Mixin
    private ArenaRunning running;

    ArenaValidateCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        try (ArenaRun run = running.open();
                IpfsClient content = run.content()) {
            Bundle bundle = Bundles.fetch(content, run.task().bundle());
            SubmissionMeasure.requireMetric(bundle, run.task().metric());
            try (Evaluator evaluator = judge.evaluator(bundle, trainer.kind());
                    CommitJournal journal = run.journal()) {
                JuryWork work = new JuryWork(
                        run.flock().account(),
                        run.secrets(),
                        run.task(),
                        bundle,
                        evaluator,
                        content,
                        JuryConduct.HONEST);
                run.play(new ArenaPart.Validator(
                        work, applying.application(run, run.task().validators(), journal, content)));
            }
        }
        return ExitClass.SUCCESS.status();
    }
}
