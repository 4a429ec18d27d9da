package io.flock.client.cli.bundle;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.BundleDraft;
import io.flock.client.bundle.DataSection;
import io.flock.client.bundle.ImageData;
import io.flock.client.bundle.SequenceData;
import io.flock.client.bundle.TabularData;
import io.flock.client.cli.output.OutputOption;
import io.flock.client.cli.output.Plain;
import io.flock.client.data.TableSample;
import io.flock.client.data.TableSketch;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock bundle new}. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes a bundle to begin with, every field with its default.",
            "A table's columns are taken from a sample file, its numbers only with --scale."
        },
        footer = {
            "",
            "Example:",
            "  flock bundle new bundle.json --table patients.csv --label diagnosis",
            "  flock bundle new bundle.json --series pumps.csv --by pump --label failed --steps 48",
            "  flock bundle new bundle.json --images 28x28 --classes 10 --units 128"
        })
final class BundleNewCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,4})x([0-9]{1,4})(?:x([0-9]{1,2}))?");

    /** What the data is. */
    static final class Kind {
        @Option(names = "--table", paramLabel = "CSV", description = "a sample with a header, one example a row")
        private Optional<Path> table;

        @Option(names = "--series", paramLabel = "CSV", description = "a sample with a header, a row per step of time")
        private Optional<Path> series;

        @Option(names = "--images", paramLabel = "HxW[xC]", description = "rows, columns and channels of an image")
        private Optional<String> images;
    }

    @Parameters(paramLabel = "FILE", description = "where to write; never over another file")
    private Path file;

    @ArgGroup(multiplicity = "1")
    private Kind kind;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "16",
            description = "rows of one example of --series (default: ${DEFAULT-VALUE})")
    private int steps;

    @Option(names = "--by", paramLabel = "COLUMN", description = "names the series that a row of --series belongs to")
    private Optional<String> by;

    @Option(names = "--label", paramLabel = "COLUMN", description = "what is predicted (default: the last column)")
    private Optional<String> label;

    @Option(names = "--without", split = ",", paramLabel = "COLUMN", description = "columns that are no features")
    private Set<String> without = new TreeSet<>();

    @Option(
            names = "--separator",
            paramLabel = "CHARACTER",
            defaultValue = ",",
            description = "between the sample's fields, or 'tab' (default: ${DEFAULT-VALUE})")
    private String separator;

    @Option(
            names = "--missing",
            split = ",",
            paramLabel = "TEXT",
            description = "texts that mean no value, besides the empty one")
    private Set<String> missing = new TreeSet<>();

    @Option(
            names = "--scale",
            description = "takes center and scale of each column from the sample, to two digits: only for a sample "
                    + "that everybody may know about")
    private boolean scale;

    @Option(
            names = "--classes",
            paramLabel = "N",
            defaultValue = "10",
            description = "of images (default: ${DEFAULT-VALUE})")
    private int classes;

    @Option(
            names = "--units",
            split = ",",
            paramLabel = "N",
            defaultValue = "32",
            description = "of the dense layers between data and output (default: ${DEFAULT-VALUE})")
    private List<Integer> units = new ArrayList<>();

    @Option(names = "--name", paramLabel = "TEXT", description = "default: the file's name")
    private Optional<String> name;

    @Mixin
    private OutputOption output;

    /** What the sample has that the author should know of. */
    private final List<String> notes = new ArrayList<>();

    BundleNewCommand() {}

    @Override
    public Integer call() {
        Bundle draft = BundleDraft.of(name.orElseGet(this::fileName), data(), units);
        BundleFile.write(file, draft);
        List<String> lines = new ArrayList<>(BundleLines.of(draft));
        lines.add("");
        lines.add("written to " + file + "; what each field means: docs/reference/bundle.md");
        lines.addAll(notes);
        if (kind.images.isEmpty() && !scale) {
            lines.add("set center and scale of the numeric columns to what is publicly known of them");
        }
        output.print(BundleLines.json(draft), lines);
        return ExitClass.SUCCESS.status();
    }

    private DataSection data() {
        return kind.table
                .<DataSection>map(this::table)
                .or(() -> kind.series.map(this::series))
                .orElseGet(() -> images(kind.images.orElseThrow()));
    }

    private TabularData table(Path sample) {
        char mark = separator();
        TableSketch sketch = TableSketch.of(new TableSample(sample, mark, missing), label, without, scale);
        if (!sketch.incomplete().isEmpty()) {
            notes.add("give a fill to columns whose value is missing in some rows, which are refused without: "
                    + Plain.text(String.join(", ", sketch.incomplete())));
        }
        sketch.odd()
                .forEach((column, why) ->
                        notes.add("'" + Plain.text(column) + "' became categorical: " + Plain.text(why)));
        return new TabularData(
                sketch.columns(),
                sketch.labelName(),
                sketch.label(),
                true,
                Character.toString(mark),
                List.copyOf(missing));
    }

    private char separator() {
        String mark = separator.equals("tab") ? "\t" : separator;
        if (mark.length() != 1 || mark.equals("\"") || (mark.isBlank() && !mark.equals("\t"))) {
            throw new FlockException(
                    ErrorCode.USAGE, "--separator is '" + Plain.text(separator) + "'", "give one character, or tab");
        }
        return mark.charAt(0);
    }

    private DataSection series(Path sample) {
        by.ifPresent(without::add);
        return new SequenceData(table(sample), steps, steps, by);
    }

    private DataSection images(String size) {
        Matcher matcher = SIZE.matcher(size);
        if (!matcher.matches()) {
            throw new FlockException(
                    ErrorCode.USAGE,
                    "--images is '" + Plain.text(size) + "'",
                    "write rows x columns, as 28x28 or 32x32x3");
        }
        int channels = matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3));
        return new ImageData(
                Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), channels, classes, 255);
    }

    private String fileName() {
        String text = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
        return text.isEmpty() ? "bundle" : text.substring(0, Math.min(text.length(), 128));
    }
}
