package io.flock.client.cli.market;

import io.flock.client.arena.ArenaSecrets;
import io.flock.client.arena.SetName;
import io.flock.client.bundle.DataSection;
import io.flock.client.cli.command.LedgerCall;
import io.flock.client.cli.option.SecretOption;
import io.flock.client.feedback.FeedbackInTask;
import io.flock.client.feedback.RatedExamples;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.marketplace.Rating;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.marketplace.request.ReferModel;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock model refer}. */
@Command(
        name = "refer",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Sends a badly rated version back into training: names your open Arena task as the answer to its ratings.",
            "Opens the task's data sets with your secret and records in the referral which one holds the examples of",
            "which ratings, so that everybody sees what the new models are measured on."
        },
        footer = {
            "",
            "Example:",
            "  flock model feedback digits-reader --to feedback.csv",
            "  flock arena create digits-again --bundle bundle.json --validation feedback.csv --final final.csv",
            "  flock model refer digits-reader digits-again"
        })
final class ModelReferCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "the listing's id")
    private ListingId id;

    @Parameters(paramLabel = "TASK", description = "your open Arena task")
    private TaskId task;

    @Mixin
    private VersionOption version;

    @Option(
            names = "--without-set",
            description = "records no data set: for a task that is not measured on the ratings' examples")
    private boolean withoutSet;

    @Mixin
    private SecretOption secret;

    @Mixin
    private LedgerCall ledger;

    ModelReferCommand() {}

    @Override
    public Integer call() {
        return ledger.connected(flock -> {
            VersionRef ref = version.of(flock, id);
            List<Rating> ratings = withoutSet
                    ? List.of()
                    : flock.marketplace().ratings(ref).run().ratings();
            Optional<FeedbackInTask> held = Optional.empty();
            if (withExamples(ratings) > 0) {
                try (IpfsClient content = ledger.connection().contentClient()) {
                    held = Optional.of(held(flock, content, ref, ratings));
                }
            }
            ledger.print(
                    flock.marketplace()
                            .refer(new ReferModel(ref, task, held.map(FeedbackInTask::set)))
                            .run(),
                    ref + " is referred to task " + task
                            + held.map(in -> "; its "
                                            + (in.name() == SetName.VALIDATION ? "validation" : "final")
                                            + " set holds the examples of "
                                            + in.set().feedback().size() + " of " + withExamples(ratings)
                                            + " ratings with examples")
                                    .orElse(", without a data set"));
        });
    }

    private static long withExamples(List<Rating> ratings) {
        return ratings.stream().filter(rating -> rating.examples().isPresent()).count();
    }

    private FeedbackInTask held(FlockClient flock, IpfsClient content, VersionRef ref, List<Rating> ratings) {
        DataSection schema = VersionSchema.of(flock, content, ref);
        List<RatedExamples> rated = secret.feedback(ledger.connection(), flock.account(), id, content::get)
                .read(schema, ratings);
        ArenaTask definition = flock.arena().task(task).run().task().definition();
        ArenaSecrets own = new ArenaSecrets(
                secret.secret(ledger.connection(), flock.account()),
                ledger.connection().channel(),
                task);
        return FeedbackInTask.find(content, definition, own, schema, rated)
                .orElseThrow(() -> new FlockException(
                        ErrorCode.DATA_INVALID,
                        "no examples that came with the ratings of " + ref + " can be opened by " + flock.account(),
                        "see 'flock model drift " + id + "' for the reasons, or refer with --without-set"));
    }
}
