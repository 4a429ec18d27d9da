package io.flock.client.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.bundle.Bundles;
import io.flock.client.bundle.DataSection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TabularReaderTest {
    private static final DataSection SCHEMA = Bundles.tinyWith(
                    "{\"name\": \"x\", \"type\": \"numeric\"}, {\"name\": \"y\", \"type\": \"numeric\"}]",
                    """
                    {"name": "age", "type": "numeric", "center": 40, "scale": 20, "min": 0, "max": 120},
                    {"name": "work", "type": "categorical", "categories": ["private", "state, local"], "fill": "private"},
                    {"name": "gain", "type": "numeric", "fill": 7}], "missing": ["?"]
                    """)
            .data();

    @TempDir
    Path folder;

    @Test
    void row_becomesScaledNumbersAndOneHotCategories() {
        Examples examples = read("age,work,gain,z\n60,\"state, local\",1.5e1,yes\n");

        assertThat(features(examples, 0)).containsExactly(1, 0, 1, 15);
        assertThat(examples.label(0)).isEqualTo(1);
    }

    @Test
    void missingValue_isFilled_whereTheBundleSaysSo() {
        assertThat(features(read("age,work,gain,z\n40, ? ,,no\n"), 0)).containsExactly(0, 1, 0, 7);
    }

    @Test
    void columns_areFoundByName_andOthersPassedOver() {
        Examples examples = read("\ufeffz,id,gain,age,work\r\nno,17,2,40,private\r\n\r\nyes,18,3,40,private");

        assertThat(examples.size()).isEqualTo(2);
        assertThat(features(examples, 1)).containsExactly(0, 1, 0, 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "40,private,1,yes;old,private,1,no      ~ line 3, column 1 (age): 'old' is not a number",
                "NaN,private,1,yes                      ~ line 2, column 1 (age): 'NaN' is not a number",
                "0x1p3,private,1,yes                    ~ line 2, column 1 (age): '0x1p3' is not a number",
                "1e999,private,1,yes                    ~ line 2, column 1 (age): '1e999' is not a number",
                "-1,private,1,yes                       ~ line 2, column 1 (age): '-1' is below the least, 0.0",
                "121,private,1,yes                      ~ line 2, column 1 (age): '121' is above the greatest, 120.0",
                "?,private,1,yes                        ~ line 2, column 1 (age): the value is missing",
                "40,Private,1,yes                       ~ line 2, column 2 (work): 'Private' is none of the categories",
                "40,private,1e300,yes                   ~ line 2, column 3 (gain): '1e300' is too large",
                "40,private,1,maybe                     ~ line 2, column 4 (z): 'maybe' is none of the classes",
                "40,private,1                           ~ line 2: 3 fields, 4 are expected",
                "40,private,1,yes,5                     ~ line 2: 5 fields, 4 are expected",
                "40,\"private,1,yes                     ~ line 2: a quoted field is not closed",
                "40,\"private\"x,1,yes                  ~ line 2: text follows a quoted field",
                "40,\"private;\",1,yes;x                ~ line 2, column 2 (work): 'private?' is none",
            })
    void badRow_isNamed_byFileLineAndColumn(String rows, String expected) {
        assertThatThrownBy(() -> read("age,work,gain,z\n" + rows.strip().replace(';', '\n') + "\n"))
                .hasMessageStartingWith("DATA_INVALID|")
                .hasMessageContaining("people.csv, " + expected.strip());
    }

    @Test
    void headerWithoutAColumn_isRefused() {
        assertThatThrownBy(() -> read("age,gain,z\n1,2,no\n")).hasMessageContaining("has no column 'work'");
    }

    @Test
    void fileWithoutRows_isRefused() {
        assertThatThrownBy(() -> read("age,work,gain,z\n")).hasMessageContaining("there is no row of data");
        assertThatThrownBy(() -> read("")).hasMessageContaining("the file is empty");
    }

    @Test
    void fileThatIsNotUtf8_isRefused() throws IOException {
        Path file = folder.resolve("latin.csv");
        Files.write(file, new byte[] {'a', (byte) 0xe4, '\n'});

        assertThatThrownBy(() -> DataReader.read(SCHEMA, List.of(file))).hasMessageContaining("not UTF-8");
    }

    @Test
    void missingFile_isSaid() {
        assertThatThrownBy(() -> DataReader.read(SCHEMA, List.of(folder.resolve("none.csv"))))
                .hasMessageContaining("there is no such file");
    }

    private Examples read(String csv) {
        Path file = folder.resolve("people.csv");
        try {
            Files.writeString(file, csv, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return DataReader.read(SCHEMA, List.of(file));
    }

    private static float[] features(Examples examples, int row) {
        float[] features = new float[examples.width()];
        examples.copyFeatures(row, features, 0);
        return features;
    }
}
