package io.flock.client.cli.bundle;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.LabelSpec;
import io.flock.client.cli.definition.TaskFiles;
import io.flock.client.cli.output.OutputOption;
import io.flock.client.cli.output.Plain;
import io.flock.client.cli.output.Table;
import io.flock.client.data.DataReader;
import io.flock.client.data.Examples;
import io.flock.protocol.error.ExitClass;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock bundle check}: everything that a participant would refuse, before anybody pays. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Checks a bundle, and data against it; needs no network.",
        footer = {"", "Example:", "  flock bundle check bundle.json --data mine.csv"})
final class BundleCheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "task bundle, JSON")
    private Path file;

    @Option(
            names = "--data",
            arity = "1..2",
            paramLabel = "FILE",
            description = "data to read by the bundle: CSV, or images and labels in IDX")
    private List<Path> data = List.of();

    @Mixin
    private OutputOption output;

    BundleCheckCommand() {}

    @Override
    public Integer call() {
        Bundle bundle = TaskFiles.bundle(file);
        List<String> lines = new ArrayList<>(BundleLines.of(bundle));
        JsonObject json = BundleLines.json(bundle);
        if (!data.isEmpty()) {
            Examples examples = DataReader.read(bundle.data(), data);
            int[] counts = examples.classCounts();
            lines.add("examples " + examples.size());
            if (bundle.data().label() instanceof LabelSpec.Classes label) {
                lines.addAll(classes(label.classes(), counts));
            }
            JsonArray byClass = new JsonArray();
            Arrays.stream(counts).forEach(byClass::add);
            json.addProperty("examples", examples.size());
            json.add("classCounts", byClass);
        }
        output.print(json, lines);
        return ExitClass.SUCCESS.status();
    }

    private static List<String> classes(List<String> names, int[] counts) {
        Table table = new Table("CLASS", "EXAMPLES");
        for (int i = 0; i < counts.length; i++) {
            table.row(Plain.text(names.get(i)), Integer.toString(counts[i]));
        }
        List<String> lines = new ArrayList<>(table.lines());
        List<String> none = IntStream.range(0, counts.length)
                .filter(i -> counts[i] == 0)
                .mapToObj(i -> "'" + Plain.text(names.get(i)) + "'")
                .toList();
        if (!none.isEmpty()) {
            lines.add(
                    "there is no example of " + String.join(", ", none)
                            + ": who lacks classes can take part, and sees less of what others do (docs/explanation/judging.md)");
        }
        return lines;
    }
}
