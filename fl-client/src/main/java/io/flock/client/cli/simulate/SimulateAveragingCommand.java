package io.flock.client.cli.simulate;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.client.bundle.Bundle;
import io.flock.client.cli.option.TrainerOption;
import io.flock.client.cli.output.OutputOption;
import io.flock.client.data.DataReader;
import io.flock.client.engine.Engine;
import io.flock.client.simulate.averaging.AveragingRun;
import io.flock.client.simulate.averaging.AveragingSettings;
import io.flock.client.simulate.learning.Distribution;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flock simulate averaging}. */
@Command(
        name = "averaging",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Averages models that are trained on parts of your data, round by round, until the accuracy is what you",
            "want, and prints how many rounds that took. All are honest and nobody votes: what the bundle alone is",
            "worth."
        },
        footer = {
            "",
            "Example:",
            "  flock simulate averaging --bundle bundle.json --data train.csv --test-data test.csv --target 0.95"
        })
final class SimulateAveragingCommand implements Callable<Integer> {
    @Mixin
    private SimulationInput input;

    @Option(
            names = "--test-data",
            required = true,
            paramLabel = "FILE",
            description = "what the accuracy is measured on, in files as --data; what --data has is dealt")
    private List<Path> testData;

    @Option(
            names = "--distribution",
            defaultValue = "iid",
            paramLabel = "NAME",
            description = "iid, dirichlet0.5 or dirichlet0.1 (${DEFAULT-VALUE})")
    private Distribution distribution;

    @Option(names = "--participants", defaultValue = "100", paramLabel = "N", description = "who share the data (100)")
    private int participants;

    @Option(names = "--proposers", defaultValue = "10", paramLabel = "N", description = "of them in each round (10)")
    private int proposers;

    @Option(names = "--rounds", defaultValue = "200", paramLabel = "N", description = "at most (200)")
    private int rounds;

    @Option(
            names = "--target",
            defaultValue = "1",
            paramLabel = "SHARE",
            description = "the accuracy at which it ends (${DEFAULT-VALUE})")
    private double target;

    @Mixin
    private SeedOption seed;

    @Mixin
    private TrainerOption trainer;

    @Mixin
    private OutputOption output;

    SimulateAveragingCommand() {}

    @Override
    public Integer call() {
        AveragingSettings settings = settings();
        AtomicInteger round = new AtomicInteger();
        List<Double> accuracies;
        try (Engine engine = trainer.kind().open(settings.bundle())) {
            accuracies = AveragingRun.play(settings, engine, seed.digest(), accuracy -> output.err()
                    .println(String.format(Locale.ROOT, "round %d  accuracy %.4f", round.incrementAndGet(), accuracy)));
        }
        double last = accuracies.get(accuracies.size() - 1);
        boolean reached = last >= target;
        JsonArray all = new JsonArray();
        accuracies.forEach(all::add);
        JsonObject json = new JsonObject();
        json.add("accuracies", all);
        json.addProperty("rounds", accuracies.size());
        json.addProperty("reached", reached);
        String end = reached ? "reached after " : "not reached in ";
        output.print(
                json,
                List.of(String.format(
                        Locale.ROOT, "target %s %s%d rounds: accuracy %.4f", target, end, accuracies.size(), last)));
        return ExitClass.SUCCESS.status();
    }

    private AveragingSettings settings() {
        Bundle read = input.bundle();
        try {
            return new AveragingSettings(
                    read,
                    input.examples(read),
                    distribution,
                    DataReader.read(read.data(), testData),
                    participants,
                    proposers,
                    rounds,
                    target);
        } catch (IllegalArgumentException e) {
            throw new FlockException(ErrorCode.USAGE, "nothing can be averaged with " + e.getMessage());
        }
    }
}
