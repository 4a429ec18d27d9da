package io.flock.client.cli.market;

import io.flock.client.arena.ArenaSecrets;
import io.flock.client.arena.ConsensusRelease;
import io.flock.client.arena.ModelOpening;
import io.flock.client.cli.command.LedgerCall;
import io.flock.client.cli.option.SecretOption;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ConsensusModel;
import io.flock.protocol.arena.Metric;
import io.flock.protocol.arena.Score;
import io.flock.protocol.arena.view.ArenaTaskView;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.marketplace.ModelCard;
import io.flock.protocol.marketplace.request.AddVersion;
import io.flock.protocol.marketplace.request.ListModel;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;
import io.flock.sdk.transaction.Committed;
import io.flock.sdk.transaction.Done;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock model publish}: lists a completed task's result, or adds it to a listing as its next version. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Lists a completed task's model, or adds it to your listing as its next version. The consensus model of an",
            "Arena task that is still sealed is opened to all once it is listed, as 'flock arena release' does, if you",
            "are its node or one of the validators; otherwise nothing is listed. Your content node keeps the model from then",
            "on. Run again, it completes what is missing."
        },
        footer = {
            "",
            "Example:",
            "  flock model publish digits-reader --task alliance:digits --price 0.001 --purpose 'reads digits'"
        })
final class ModelPublishCommand implements Callable<Integer> {
    private record Result(ModelRef model, String bundle, Optional<Metric> metric, Optional<Score> measured) {}

    @Parameters(paramLabel = "MODEL", description = "the listing's id")
    private ListingId id;

    @Option(names = "--task", required = true, paramLabel = "TASK", description = "alliance:ID or arena:ID")
    private TaskName task;

    @Option(names = "--name", paramLabel = "TEXT", description = "default: the id")
    private Optional<String> name;

    @Option(
            names = "--price",
            paramLabel = "FLOCK",
            defaultValue = "0.001",
            description = "of one prediction (default: ${DEFAULT-VALUE})")
    private Amount price;

    @Option(
            names = "--contributors",
            paramLabel = "FRACTION",
            defaultValue = "0.3",
            description = "the contributors' share of the revenue (default: ${DEFAULT-VALUE})")
    private Millionths contributors;

    @Option(names = "--purpose", paramLabel = "TEXT", defaultValue = "not said", description = "what the model is for")
    private String purpose;

    @Option(names = "--limits", paramLabel = "TEXT", defaultValue = "not said", description = "what it is not for")
    private String limits;

    @Option(
            names = "--licence",
            paramLabel = "TEXT",
            defaultValue = "not said",
            description = "SPDX expression or a name")
    private String licence;

    @Option(names = "--add", description = "adds it to your listing as its next version")
    private boolean add;

    @Mixin
    private SecretOption secret;

    @Mixin
    private LedgerCall ledger;

    ModelPublishCommand() {}

    @Override
    public Integer call() {
        return task.kind() == TaskName.Kind.ARENA
                ? ledger.connected(this::publishArena)
                : ledger.connected(flock -> {
                    list(flock, alliance(flock, task.task()));
                });
    }

    /**
     * Hosts can't have a model that is still sealed. Whether the caller can open it is found out before it is listed, and it
     * is opened only once it is: a listing that the ledger refuses leaves it sealed.
     */
    private void publishArena(FlockClient flock, IpfsClient content) {
        ArenaTaskView view = flock.arena().task(task.task()).run();
        Result result = arena(view);
        ModelOpening opening =
                ConsensusRelease.opening(view, task.task(), flock.account(), () -> secrets(flock.account()), content);
        list(flock, result);
        open(opening);
    }

    private void open(ModelOpening opening) {
        try {
            opening.open();
        } catch (FlockException e) {
            String lacks = opening.wasOpen()
                    ? ", which your content node does not keep: "
                    : ", which is not open yet, so that no host can have it: ";
            throw new FlockException(
                    e.code().orElse(ErrorCode.CONTENT_UNAVAILABLE),
                    id + " is listed with the model of " + task + lacks + e.what(),
                    "once the content node is well again, run this command again"
                            + (opening.wasOpen() ? "" : " or 'flock arena release " + task.task() + "'; both open it"),
                    e);
        }
        if (opening.wasOpen()) {
            return;
        }
        ledger.output()
                .err()
                .println("the consensus model of " + task + " is open to all: "
                        + opening.model().cid());
        ledger.output().err().flush();
    }

    private void list(FlockClient flock, Result result) {
        ModelCard card = new ModelCard(
                purpose,
                "the data section of bundle " + result.bundle(),
                result.metric(),
                result.measured(),
                limits,
                licence);
        Committed<Done> done = add
                ? flock.marketplace()
                        .addVersion(new AddVersion(id, task, result.model(), card))
                        .run()
                : flock.marketplace()
                        .list(new ListModel(
                                id, name.orElse(id.text()), task, result.model(), card, price, contributors))
                        .run();
        ledger.print(done, id + " is listed with the model of " + task);
    }

    private ArenaSecrets secrets(AccountId account) {
        return new ArenaSecrets(
                secret.secret(ledger.connection(), account), ledger.connection().channel(), task.task());
    }

    private Result arena(ArenaTaskView view) {
        ConsensusModel best = view.roster().flatMap(ArenaRoster::best).orElseThrow(() -> unfinished());
        return new Result(
                best.model(),
                view.task().definition().bundle().cid(),
                Optional.of(view.task().definition().metric()),
                Optional.of(best.score()));
    }

    private Result alliance(FlockClient flock, TaskId id) {
        var view = flock.alliance().task(id).run();
        ModelRef model =
                view.roster().map(Roster::model).flatMap(GlobalModel::artifact).orElseThrow(() -> unfinished());
        Optional<Result> unchanged = view.task()
                .definition()
                .arenaTaskId()
                .map(arena -> arena(flock.arena().task(arena).run()))
                .filter(origin -> origin.model().equals(model));
        return new Result(
                model,
                view.task().definition().bundle().cid(),
                unchanged.flatMap(Result::metric),
                unchanged.flatMap(Result::measured));
    }

    private FlockException unfinished() {
        return new FlockException(
                ErrorCode.WRONG_PHASE, "task " + task + " has no model to list", "wait until it is completed");
    }
}
