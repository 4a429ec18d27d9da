package io.flock.client.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.bundle.Bundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceReaderTest {
    private static final String ONE_SERIES = Bundles.SERIES.replace(", \"series\": \"s\"", "");

    @TempDir
    private Path folder;

    private Examples read(String bundle, String rows) throws IOException {
        Path file = Files.writeString(folder.resolve("rows.csv"), rows);
        return DataReader.read(Bundles.of(bundle).data(), List.of(file));
    }

    @Test
    void example_isFeatureByFeature_stepByStep_withTheLabelOfItsLastRow() throws IOException {
        Examples examples = read(ONE_SERIES, "x,y,z\n1,10,no\n2,20,no\n3,30,yes\n4,40,yes\n5,50,yes\n6,60,no\n");

        assertThat(examples.size()).isEqualTo(2);
        assertThat(features(examples, 0)).containsExactly(1, 2, 3, 10, 20, 30);
        assertThat(features(examples, 1)).containsExactly(4, 5, 6, 40, 50, 60);
        assertThat(examples.label(0)).isEqualTo(1);
        assertThat(examples.label(1)).isZero();
    }

    @Test
    void stride_isWhereTheNextExampleBegins_andRowsLeftOverMakeNone() throws IOException {
        String rows = "x,y,z\n1,0,no\n2,0,no\n3,0,no\n4,0,no\n5,0,yes\n6,0,no\n";

        Examples overlapping = read(ONE_SERIES.replace("\"steps\": 3", "\"steps\": 3, \"stride\": 2"), rows);
        Examples apart = read(ONE_SERIES.replace("\"steps\": 3", "\"steps\": 2, \"stride\": 3"), rows);

        assertThat(overlapping.size()).isEqualTo(2);
        assertThat(features(overlapping, 1)).containsExactly(3, 4, 5, 0, 0, 0);
        assertThat(overlapping.label(1)).isEqualTo(1);
        assertThat(apart.size()).isEqualTo(2);
        assertThat(features(apart, 1)).containsExactly(4, 5, 0, 0);
    }

    @Test
    void noExample_spansTwoSeries() throws IOException {
        Examples examples = read(
                Bundles.SERIES, "s,x,y,z\na,1,0,no\na,2,0,no\na,3,0,no\na,4,0,no\nb,5,0,no\nb,6,0,no\nb,7,0,yes\n");

        assertThat(examples.size()).isEqualTo(2);
        assertThat(features(examples, 0)).containsExactly(1, 2, 3, 0, 0, 0);
        assertThat(features(examples, 1)).containsExactly(5, 6, 7, 0, 0, 0);
    }

    @Test
    void seriesThatIsTooShort_isRefusedWithItsLine() {
        assertThatThrownBy(() -> read(Bundles.SERIES, "s,x,y,z\na,1,0,no\na,2,0,no\na,3,0,no\nb,5,0,no\nb,6,0,no\n"))
                .hasMessageStartingWith("DATA_INVALID|")
                .hasMessageContaining("line 5: series 'b' has 2 rows, an example needs 3");
    }

    @Test
    void seriesInTwoPlaces_isRefused() {
        assertThatThrownBy(() -> read(
                        Bundles.SERIES,
                        "s,x,y,z\na,1,0,no\na,2,0,no\na,3,0,no\nb,1,0,no\nb,2,0,no\nb,3,0,no\na,9,0,no\n"))
                .hasMessageContaining("line 8: the rows of series 'a' don't stand together");
    }

    @Test
    void wrongRow_isRefusedWithLineAndColumn_asInATable() {
        assertThatThrownBy(() -> read(ONE_SERIES, "x,y,z\n1,0,no\n2,east,no\n"))
                .hasMessageContaining("line 3, column 2 (y): 'east' is not a number");
        assertThatThrownBy(() -> read(Bundles.SERIES, "x,y,z\n1,0,no\n"))
                .hasMessageContaining("the header has no column 's'");
        assertThatThrownBy(() -> read(ONE_SERIES, "x,y,z\n")).hasMessageContaining("there is no row of data");
    }

    private static float[] features(Examples examples, int row) {
        float[] features = new float[examples.width()];
        examples.copyFeatures(row, features, 0);
        return features;
    }
}
