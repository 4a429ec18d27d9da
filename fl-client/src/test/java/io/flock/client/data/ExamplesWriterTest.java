package io.flock.client.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.bundle.Bundles;
import io.flock.client.bundle.DataSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Examples that are written and read again, bit by bit the same. */
class ExamplesWriterTest {
    private static final String TABLE = Bundles.TINY.replace(
            "\"columns\": [{\"name\": \"x\", \"type\": \"numeric\"}, {\"name\": \"y\", \"type\": \"numeric\"}]",
            """
                    "missing": ["?", "37"], "separator": ";",
                    "columns": [
                        {"name": "x", "type": "numeric", "center": 36.6, "scale": 0.7, "min": -40, "max": 104.3, "fill": 36.9},
                        {"name": "a; \\"place\\"", "type": "categorical", "categories": [" x", "a;b", "c"], "fill": "c"}]
                    """);

    @TempDir
    private Path folder;

    private Examples read(DataSection schema, String rows) throws IOException {
        return DataReader.read(schema, List.of(Files.writeString(folder.resolve("rows.csv"), rows)));
    }

    private String written(DataSection schema, Examples examples) throws IOException {
        Path file = folder.resolve("written.csv");
        Files.deleteIfExists(file);
        ExamplesWriter.write(schema, examples, file);
        assertThat(DataReader.read(schema, List.of(file))).isEqualTo(examples);
        return Files.readString(file);
    }

    @Test
    void table_keepsNumbersCategoriesAndLabels_asTheyWereSent() throws IOException {
        DataSection schema = Bundles.of(TABLE).data();
        Examples examples = read(
                schema,
                "x;\"a; \"\"place\"\"\";z;other\n"
                        + "38.25;\"a;b\";yes;1\n?;c;no;2\n104.3;\" x\";no;3\n-40;?;yes;4\n37.0;c;no;5\n");

        assertThat(written(schema, examples))
                .isEqualTo("x;\"a; \"\"place\"\"\";z\n"
                        + "38.25;\"a;b\";yes\n36.9;c;no\n104.3;\" x\";no\n-40;c;yes\n37.0;c;no\n");
    }

    @Test
    void numberThatReadsLikeNoValue_getsZeros_untilItDoesNot() throws IOException {
        DataSection schema = Bundles.of(TABLE.replace("\"?\", \"37\"", "\"?\", \"37\", \"37.0\", \"38.5\", \"38.50\""))
                .data();

        assertThat(written(schema, read(schema, "x;\"a; \"\"place\"\"\";z\n37.000;c;no\n38.5000;c;yes\n")))
                .endsWith("37.00;c;no\n38.500;c;yes\n");
    }

    @Property
    void anyNumber_comesBackAsTheSameFeature(
            @ForAll @DoubleRange(min = -1e9, max = 1e9) double value,
            @ForAll @DoubleRange(min = -1e4, max = 1e4) double center,
            @ForAll @DoubleRange(min = 1e-3, max = 1e4) @Scale(6) double scale) {
        ScaledNumber number = new ScaledNumber(center, scale, Optional.of(-1e9), Optional.of(1e9));
        float feature = (float) ((value - center) / scale);

        double read = Numbers.decimal(number.text(feature)).orElseThrow();

        assertThat((float) ((read - center) / scale)).isEqualTo(feature + 0.0f);
        assertThat(read).isBetween(-1e9, 1e9);
    }

    @Test
    void imagesAreTheirPixels() throws IOException {
        DataSection schema = Bundles.of(Bundles.TWO_PIXELS).data();

        assertThat(written(schema, read(schema, "0,4,1\n3,1,0\n"))).isEqualTo("0,4,1\n3,1,0\n");
    }

    @Test
    void windowsOfSeries_areSeriesOfTheirOwn_alsoWhereTheyOverlapped() throws IOException {
        DataSection schema = Bundles.of(Bundles.SERIES.replace("\"steps\": 3", "\"steps\": 3, \"stride\": 1"))
                .data();
        Examples examples =
                read(schema, "s,x,y,z\na,1,9,no\na,2,8,no\na,3,7,yes\na,4,6,no\nb,5,5,no\nb,6,4,no\nb,7,3,yes\n");

        assertThat(examples.size()).isEqualTo(3);
        assertThat(written(schema, examples))
                .startsWith("x,y,z,s\n1,9,yes,1\n2,8,yes,1\n3,7,yes,1\n2,8,no,2\n")
                .endsWith("7,3,yes,3\n");
    }

    @Test
    void windowsWithoutAColumnForTheSeries_followEachOther_unlessTheyOverlap() throws IOException {
        String one = Bundles.SERIES.replace(", \"series\": \"s\"", "");
        DataSection apart = Bundles.of(one.replace("\"steps\": 3", "\"steps\": 2, \"stride\": 4"))
                .data();
        DataSection overlapping = Bundles.of(one.replace("\"steps\": 3", "\"steps\": 3, \"stride\": 2"))
                .data();
        String rows = "x,y,z\n1,0,no\n2,0,no\n3,0,no\n4,0,no\n5,0,yes\n6,0,no\n7,0,no\n";

        assertThat(written(apart, read(apart, rows)))
                .isEqualTo("x,y,z\n1,0,no\n2,0,no\n2,0,no\n2,0,no\n5,0,no\n6,0,no\n");
        Examples windows = read(overlapping, rows);
        Path file = folder.resolve("overlapping.csv");
        assertThatThrownBy(() -> ExamplesWriter.write(overlapping, windows, file))
                .hasMessageContaining("DATA_INVALID|")
                .hasMessageContaining("no column names a row's series");
        assertThat(file).doesNotExist();
    }

    @Test
    void whatCanNotBeWritten_isRefused_andLeavesNothing_orWhatWasThere() throws IOException {
        DataSection pixels = Bundles.of(Bundles.TWO_PIXELS).data();
        Examples examples = read(pixels, "0,4,1\n");
        Path there = Files.writeString(folder.resolve("there.csv"), "mine");

        assertThatThrownBy(() -> ExamplesWriter.write(pixels, examples, there)).hasMessageContaining("USAGE|");
        assertThat(there).hasContent("mine");
        assertThatThrownBy(() -> ExamplesWriter.write(pixels, examples, folder.resolve("an-IDX.csv")))
                .hasMessageContaining("would be read as IDX");
        assertThatThrownBy(() -> ExamplesWriter.write(pixels, examples, folder.resolve("no/such/folder.csv")))
                .hasMessageContaining("STATE_FOLDER_UNUSABLE|");
        Examples between = Examples.of(new float[] {0.1f, 1}, new int[] {0}, 2, 2);
        Path file = folder.resolve("between.csv");
        assertThatThrownBy(() -> ExamplesWriter.write(pixels, between, file))
                .hasMessageContaining("example 1 can't be written");
        assertThat(file).doesNotExist();
    }

    /** What was sealed for its reader stays the reader's. */
    @Test
    void fileIsItsOwnersAlone() throws IOException {
        DataSection pixels = Bundles.of(Bundles.TWO_PIXELS).data();
        Path file = folder.resolve("own.csv");
        ExamplesWriter.write(pixels, read(pixels, "0,4,1\n"), file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
