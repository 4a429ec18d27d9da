package io.flock.client.cli.market;

import com.google.gson.JsonArray;
import io.flock.client.bundle.Bundle;
import io.flock.client.cli.command.LedgerCall;
import io.flock.client.cli.option.JudgeOption;
import io.flock.client.cli.option.SecretOption;
import io.flock.client.cli.option.TrainerOption;
import io.flock.client.data.DataReader;
import io.flock.client.data.Examples;
import io.flock.client.drift.Baseline;
import io.flock.client.evaluate.Evaluator;
import io.flock.client.evaluate.Trial;
import io.flock.client.feedback.EvaluationSet;
import io.flock.client.feedback.FeedbackReader;
import io.flock.client.feedback.RatedExamples;
import io.flock.client.feedback.VersionFeedback;
import io.flock.client.participant.Bundles;
import io.flock.client.participant.VersionWeights;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.ModelVersion;
import io.flock.protocol.marketplace.view.VersionView;
import io.flock.protocol.tensor.ModelWeights;
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

/** {@code flock model drift}: what the examples that came with ratings say of a model. */
@Command(
        name = "drift",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures a model's versions on the examples that came with their ratings, those that you may open.",
            "Says by the population stability index of each feature how far these are from what it was measured on:",
            "the final set of the Arena task in its lineage, or --reference."
        },
        footer = {"", "Example:", "  flock model drift digits-reader --as Org1MSP::user1"})
final class ModelDriftCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "the listing's id")
    private ListingId id;

    @Option(names = "--version-number", paramLabel = "N", description = "default: all of them")
    private Optional<Integer> number;

    @Option(
            names = "--reference",
            paramLabel = "FILE",
            description =
                    "labelled examples to compare with, in the form of the model's bundle; two files for images in IDX")
    private List<Path> reference = List.of();

    @Mixin
    private SecretOption secret;

    @Mixin
    private TrainerOption trainer;

    @Mixin
    private JudgeOption judge;

    @Mixin
    private LedgerCall ledger;

    ModelDriftCommand() {}

    @Override
    public Integer call() {
        return ledger.connected((flock, content) -> {
            FeedbackReader reader = secret.feedback(ledger.connection(), flock.account(), id, content::get);
            List<VersionFeedback> measured = versions(flock).stream()
                    .map(version -> feedback(flock, content, reader, version))
                    .toList();
            JsonArray json = new JsonArray();
            measured.forEach(feedback -> json.add(FeedbackLines.json(feedback)));
            ledger.output()
                    .print(
                            json,
                            measured.stream()
                                    .flatMap(feedback -> FeedbackLines.text(feedback).stream())
                                    .toList());
            VersionFeedback.requireSome(measured);
        });
    }

    private List<ModelVersion> versions(FlockClient flock) {
        List<ModelVersion> versions = flock.marketplace().model(id).run().versions().stream()
                .map(VersionView::version)
                .filter(version ->
                        number.isEmpty() || number.get() == version.ref().version())
                .toList();
        if (versions.isEmpty()) {
            throw new FlockException(
                    ErrorCode.UNKNOWN_LISTING,
                    id + " has no version " + number.map(Object::toString).orElse("at all"));
        }
        return versions;
    }

    /** A version whose bundle or ratings can't be had keeps no other from being measured. */
    private VersionFeedback feedback(
            FlockClient flock, IpfsClient content, FeedbackReader reader, ModelVersion version) {
        Bundle bundle;
        List<RatedExamples> ratings;
        try {
            bundle = Bundles.fetch(content, version.bundle());
            ratings = reader.read(
                    bundle.data(),
                    flock.marketplace().ratings(version.ref()).run().ratings());
        } catch (RuntimeException e) {
            return VersionFeedback.failed(version.ref(), e);
        }
        boolean any = ratings.stream().anyMatch(RatedExamples.Opened.class::isInstance);
        return VersionFeedback.of(
                version.ref(),
                ratings,
                examples -> measure(content, version, bundle, examples),
                any ? baseline(flock, content, version, bundle) : Optional.empty());
    }

    private Trial measure(IpfsClient content, ModelVersion version, Bundle bundle, Examples examples) {
        ModelWeights weights = VersionWeights.fetch(content, version, bundle);
        try (Evaluator evaluator = judge.evaluator(bundle, trainer.kind())) {
            return evaluator.evaluate(weights, examples);
        }
    }

    /** Without a reference the model is measured all the same. */
    private Optional<Baseline> baseline(FlockClient flock, IpfsClient content, ModelVersion version, Bundle bundle) {
        if (!reference.isEmpty()) {
            return Optional.of(Baseline.of(bundle.data(), DataReader.read(bundle.data(), reference)));
        }
        try {
            Optional<Examples> set = EvaluationSet.of(flock, content, version.ref(), bundle.data());
            if (set.isEmpty()) {
                tell(version, "no Arena task of its lineage has published a set of such data; give one by --reference");
            }
            return set.map(examples -> Baseline.of(bundle.data(), examples));
        } catch (FlockException e) {
            tell(version, e.getMessage());
            return Optional.empty();
        }
    }

    private void tell(ModelVersion version, String what) {
        ledger.output().err().println("no drift of " + version.ref() + ": " + what);
        ledger.output().err().flush();
    }
}
