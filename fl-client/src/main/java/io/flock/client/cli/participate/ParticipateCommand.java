package io.flock.client.cli.participate;

import io.flock.client.attack.Attack;
import io.flock.client.bundle.Bundle;
import io.flock.client.cli.network.ConnectionOptions;
import io.flock.client.cli.option.JudgeOption;
import io.flock.client.cli.option.MetricsOption;
import io.flock.client.cli.option.PolicyOption;
import io.flock.client.cli.option.RetentionOption;
import io.flock.client.cli.option.SecretOptions;
import io.flock.client.cli.option.TrainerOption;
import io.flock.client.cli.progress.LogOption;
import io.flock.client.conduct.Conduct;
import io.flock.client.conduct.HonestConduct;
import io.flock.client.data.DataReader;
import io.flock.client.data.Split;
import io.flock.client.engine.Engine;
import io.flock.client.engine.Fit;
import io.flock.client.evaluate.Evaluator;
import io.flock.client.monitor.TaskMetrics;
import io.flock.client.monitor.TaskStanding;
import io.flock.client.participant.BudgetedWork;
import io.flock.client.participant.Bundles;
import io.flock.client.participant.CommitJournal;
import io.flock.client.participant.CommittedRounds;
import io.flock.client.participant.Keeping;
import io.flock.client.participant.LedgerWatch;
import io.flock.client.participant.LocalWork;
import io.flock.client.participant.Participant;
import io.flock.client.participant.ParticipantSetup;
import io.flock.client.participant.Reading;
import io.flock.client.participant.RoundReaders;
import io.flock.client.participant.StepListener;
import io.flock.client.participant.TaskAccount;
import io.flock.client.participant.TaskSecrets;
import io.flock.client.participant.TaskSnapshot;
import io.flock.client.participant.UpdateSealing;
import io.flock.client.participant.Upkeep;
import io.flock.client.participant.Work;
import io.flock.client.policy.PolicyTask;
import io.flock.client.privacy.PrivacyBudget;
import io.flock.client.privacy.PrivateRelease;
import io.flock.client.privacy.RenyiAccountant;
import io.flock.protocol.alliance.AllianceCommitments;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.TaskDocument;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock participate}. May be killed and started again at any moment. */
@Command(
        name = "participate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Takes part in tasks with one account: joins, trains, votes, aggregates, and claims at the end.",
            "Stopped or killed, it goes on where it was when it is started again with the same secret and data."
        },
        footer = {
            "",
            "Example:",
            "  flock participate digits --data mine.csv --stake 100 --as Org1MSP::user1",
            "  flock participate digits letters --data digits=mine.csv --data letters=others.csv"
        })
public final class ParticipateCommand implements Callable<Integer> {
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Duration PER_RANK = Duration.ofSeconds(2);

    @Parameters(paramLabel = "TASK", arity = "1..*", description = "ids of the tasks; each runs beside the others")
    private Set<TaskId> tasks = new LinkedHashSet<>();

    @Mixin
    private TaskDataOption data;

    @Mixin
    private StakeOptions stake;

    @Mixin
    private SecretOptions secrets;

    @Mixin
    private RetentionOption retention;

    @Option(
            names = "--keeper-after",
            paramLabel = "DURATION",
            defaultValue = "0s",
            description = "how long to leave closing phases to somebody else's keeper (default: ${DEFAULT-VALUE})")
    private Duration keeperAfter;

    @Option(
            names = "--epsilon",
            paramLabel = "E",
            description = "ends before your updates of this task tell more than this much, by differential privacy;"
                    + " the task's bundle has to add noise")
    private Optional<Double> epsilon;

    @Option(
            names = "--delta",
            paramLabel = "D",
            defaultValue = "0.00001",
            description = "the delta of --epsilon (default: ${DEFAULT-VALUE})")
    private double delta;

    @Mixin
    private PolicyOption policy;

    @Mixin
    private TrainerOption trainer;

    @Mixin
    private JudgeOption judge;

    @Option(
            names = "--attack",
            paramLabel = "NAME",
            description = "for simulations: play labelFlip, signFlip, freeRider or invertedVoter")
    private Optional<String> attack;

    @Mixin
    private LogOption log;

    @Mixin
    private MetricsOption metrics;

    @Mixin
    private ConnectionOptions connection;

    ParticipateCommand() {}

    @Override
    public Integer call() throws Exception {
        Optional<Attack> played = attack.map(Attack::named);
        for (TaskId task : tasks) {
            data.of(task, tasks);
        }
        try (MetricsOption counting = metrics;
                FlockClient flock = counting.connect(connection);
                IpfsClient content = connection.contentClient();
                CommitJournal commits = secrets.journal(connection, flock.account());
                TaskRuns runs = new TaskRuns(log.err())) {
            runs.onClose(log::close);
            Upkeep upkeep = retention.upkeep(flock, connection.channel(), commits, content, tasks);
            for (TaskId task : tasks) {
                Participant participant = prepare(task, played, flock, content, commits, upkeep, runs);
                runs.add(task, participant::run);
            }
            runs.run();
        }
        return ExitClass.SUCCESS.status();
    }

    /** Everything is read and checked for all tasks before the first one is joined. */
    private Participant prepare(
            TaskId taskId,
            Optional<Attack> played,
            FlockClient flock,
            IpfsClient content,
            CommitJournal commits,
            Upkeep upkeep,
            TaskRuns runs) {
        TaskView seen = flock.alliance().task(taskId).run();
        TaskDocument task = seen.task();
        TaskDefinition definition = task.definition();
        Bundle bundle = Bundles.fetch(content, definition.bundle());
        AccountId account = flock.account();
        TaskAccount own = new TaskAccount(connection.channel(), account, taskId);
        commits.requireSame(own, AllianceCommitments.CONTRACT, task.creator(), task.openedAt());
        TaskSecrets taskSecrets = new TaskSecrets(secrets.secret(connection, account), connection.channel(), taskId);
        Split split = Split.of(
                DataReader.read(bundle.data(), data.of(taskId, tasks)),
                bundle.training().splitTrain(),
                taskSecrets.splitSeed());
        Fit.of(bundle).requireTrainable(split.train());
        Optional<PrivacyBudget> budget = epsilon.map(most -> new PrivacyBudget(most, delta));
        policy.requireAllowed(connection.channel(), PolicyTask.of(task), bundle, split, budget);
        Engine engine = trainer.kind().open(bundle);
        runs.onClose(engine::close);
        Evaluator evaluator = judge.evaluator(bundle, engine, trainer.kind(), values(split));
        runs.onClose(evaluator::close);
        LedgerWatch<TaskSnapshot> watch = TaskSnapshot.watch(flock, taskId, POLL);
        runs.onClose(watch::close);
        Conduct conduct = played.map(kind -> kind.conduct(bundle, engine, split))
                .orElseGet(() -> new HonestConduct(bundle, engine, evaluator, split));
        Optional<TaskMetrics> counts = metrics.alliance(taskId);
        counts.ifPresent(meter ->
                meter.watchAlliance(() -> watch.latest().map(Reading::view).map(TaskStanding::of)));
        StepListener told = log.listener(taskId, definition.rounds(), tasks.size() == 1);
        return new Participant(new ParticipantSetup(
                flock.alliance(),
                account,
                taskSecrets,
                Math.floorMod(account.hashCode(), definition.maxParticipants()),
                stake.stake(definition),
                stake.lock(definition, () -> flock.alliance()
                        .participant(taskId, account)
                        .run()
                        .join()),
                budgeted(
                        new LocalWork(
                                account,
                                taskSecrets,
                                bundle,
                                UpdateSealing.of(
                                        definition, account, taskSecrets, new RoundReaders(() -> flock.alliance()
                                                .task(taskId)
                                                .run()
                                                .roster())),
                                conduct,
                                content,
                                commits.pins(own),
                                commits.steps(own)),
                        bundle,
                        budget,
                        () -> commits.updateRounds(own),
                        () -> CommittedRounds.of(account, seen.phase().round(), round -> flock.alliance()
                                .round(taskId, round)
                                .run())),
                commits,
                watch,
                new Keeping(keeperAfter, PER_RANK),
                upkeep,
                counts.map(meter -> meter.counting(told)).orElse(told),
                Clock.systemUTC()));
    }

    private static Work budgeted(
            LocalWork work,
            Bundle bundle,
            Optional<PrivacyBudget> budget,
            Supplier<Set<Integer>> journal,
            Supplier<Set<Integer>> ledger) {
        if (budget.isEmpty()) {
            return work;
        }
        PrivateRelease release = bundle.training()
                .privateRelease()
                .orElseThrow(() -> new FlockException(
                        ErrorCode.PRIVACY_BUDGET_SPENT,
                        "the task's bundle adds no noise, so its first update would exceed every budget",
                        "take part without --epsilon, or in a task whose bundle has a noiseMultiplier"));
        Set<Integer> before = ledger.get();
        return new BudgetedWork(work, budget.get(), new RenyiAccountant(release.mechanism()), () -> {
            Set<Integer> released = new TreeSet<>(before);
            released.addAll(journal.get());
            return released;
        });
    }

    private static long values(Split split) {
        return (long) Math.max(split.train().size(), split.test().size())
                * split.train().width();
    }
}
