package io.flock.client.cli.market;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.client.bundle.DataSection;
import io.flock.client.cli.command.LedgerCall;
import io.flock.client.cli.option.SecretOption;
import io.flock.client.data.ExamplesWriter;
import io.flock.client.feedback.DistinctFeedback;
import io.flock.client.feedback.FeedbackFile;
import io.flock.client.feedback.RatedExamples;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.VersionRef;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock model feedback}: the examples that came with ratings, as a data set. */
@Command(
        name = "feedback",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes the labelled examples that came with a version's ratings, those that you may open, as one CSV file of",
            "its bundle's form: the data set of a new Arena task. Each example stands there once. Of a rating all are",
            "taken, or none where one of them is not as the bundle says, can't be written in its form, or they are more than",
            "the rating's share; it is said whose."
        },
        footer = {
            "",
            "Example:",
            "  flock model feedback digits-reader --to feedback.csv --as Org1MSP::user1",
            "  flock arena create digits-again --bundle bundle.json --validation feedback.csv --final final.csv",
            "  flock model refer digits-reader digits-again"
        })
final class ModelFeedbackCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "the listing's id")
    private ListingId id;

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "a new file, for you alone to read")
    private Path to;

    @Mixin
    private VersionOption version;

    @Mixin
    private SecretOption secret;

    @Mixin
    private LedgerCall ledger;

    ModelFeedbackCommand() {}

    @Override
    public Integer call() {
        ExamplesWriter.requireNew(to);
        return ledger.connected((flock, content) -> {
            VersionRef ref = version.of(flock, id);
            DataSection schema = VersionSchema.of(flock, content, ref);
            List<RatedExamples> read = secret.feedback(ledger.connection(), flock.account(), id, content::get)
                    .read(schema, flock.marketplace().ratings(ref).run().ratings());
            FeedbackFile file = FeedbackFile.write(schema, read, to);
            List<RatedExamples> ratings = file.ratings();
            DistinctFeedback feedback = file.feedback();
            ledger.output().print(json(ref, ratings, feedback), lines(ref, ratings, feedback));
            if (feedback.examples().isEmpty()) {
                throw new FlockException(
                        ErrorCode.DATA_INVALID,
                        "no rating of " + ref + " came with examples that " + flock.account() + " can open and write",
                        "ask raters to seal theirs for the key of 'flock model key " + id + "'");
            }
        });
    }

    private List<String> lines(VersionRef ref, List<RatedExamples> ratings, DistinctFeedback feedback) {
        List<String> lines = new ArrayList<>();
        lines.add(ref.toString());
        ratings.forEach(rated -> lines.add("  " + FeedbackLines.rating(rated)));
        if (feedback.examples().isPresent()) {
            lines.add("wrote " + feedback.size() + " examples to " + to
                    + (feedback.repeated() > 0 ? "; " + feedback.repeated() + " stood there already" : ""));
        }
        if (feedback.contradicting() > 0) {
            lines.add(feedback.contradicting() + " of them have the features of another one and a different label: look"
                    + " at them before you use the file");
        }
        return lines;
    }

    private JsonObject json(VersionRef ref, List<RatedExamples> ratings, DistinctFeedback feedback) {
        JsonObject json = new JsonObject();
        json.addProperty("version", ref.version());
        JsonArray rated = new JsonArray();
        ratings.forEach(rating -> rated.add(FeedbackLines.json(rating)));
        json.add("ratings", rated);
        json.addProperty("written", feedback.size());
        json.addProperty("repeated", feedback.repeated());
        json.addProperty("contradicting", feedback.contradicting());
        return json;
    }
}
