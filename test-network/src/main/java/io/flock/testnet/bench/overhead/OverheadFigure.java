package io.flock.testnet.bench.overhead;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.client.cli.output.Table;
import io.flock.testnet.bench.load.BenchSection;
import io.flock.testnet.bench.load.FigureText;
import io.flock.testnet.bench.load.LoadJson;
import io.flock.testnet.bench.load.Stopwatch;
import io.flock.testnet.bench.load.TimedEngine;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Rounds beside the bare training.
 *
 * @param adopted how many of all rounds, the one before these included, brought a new model
 * @param bare one epoch of every participant's train split, one after the other
 * @param rounds that were measured, at least one
 */
public record OverheadFigure(OverheadOptions options, int adopted, TimedEngine.Time bare, List<RoundFigure> rounds)
        implements BenchSection {
    /** Copies the list. */
    public OverheadFigure {
        rounds = List.copyOf(rounds);
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("no round was measured");
        }
    }

    /** Seconds of the median round without training and evaluation, as a share of the bare training. */
    double ofBare() {
        return median(RoundFigure::overheadSeconds) / bare.seconds();
    }

    /** The same of CPU time. */
    double ofBareCpu() {
        return median(RoundFigure::overheadCpuSeconds) / bare.cpuSeconds();
    }

    private double median(ToDoubleFunction<RoundFigure> of) {
        return Stopwatch.middle(rounds.stream().mapToDouble(of).toArray());
    }

    @Override
    public String name() {
        return "round";
    }

    @Override
    public JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("participants", options.participants());
        json.addProperty("imagesEach", options.images());
        json.addProperty("adoptedModels", adopted);
        json.addProperty("bareTrainingSeconds", bare.seconds());
        json.addProperty("bareTrainingCpuSeconds", bare.cpuSeconds());
        json.addProperty("overheadSeconds", median(RoundFigure::overheadSeconds));
        json.addProperty("overheadShareOfBareTraining", ofBare());
        json.addProperty("overheadCpuShareOfBareTraining", ofBareCpu());
        JsonArray each = new JsonArray();
        for (RoundFigure round : rounds) {
            JsonObject row = new JsonObject();
            LoadJson.cpu(row, round.all());
            row.addProperty("engineSeconds", round.engine().seconds());
            row.addProperty("engineCpuSeconds", round.engine().cpuSeconds());
            each.add(row);
        }
        json.add("rounds", each);
        return json;
    }

    @Override
    public List<String> lines() {
        Table table = new Table(
                "round of",
                "images each",
                "adopted",
                "overhead s",
                "training s",
                "overhead of it",
                "engine s",
                "CPU s",
                "training CPU s",
                "CPU of it",
                "others");
        table.row(
                Integer.toString(options.participants()),
                Integer.toString(options.images()),
                adopted + " of " + (1 + rounds.size()),
                FigureText.of(median(RoundFigure::overheadSeconds), 2),
                FigureText.of(bare.seconds(), 2),
                FigureText.percent(ofBare()),
                FigureText.of(median(round -> round.engine().seconds()), 2),
                FigureText.of(median(RoundFigure::overheadCpuSeconds), 2),
                FigureText.of(bare.cpuSeconds(), 2),
                FigureText.percent(ofBareCpu()),
                FigureText.of(median(round -> round.all().others() / round.all().seconds()), 1));
        return table.lines();
    }
}
