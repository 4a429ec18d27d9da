package io.flock.client.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.bundle.ColumnSpec;
import io.flock.client.bundle.LabelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableSketchTest {
    @TempDir
    private Path folder;

    private TableSketch sketch(boolean scaled, String... lines) throws IOException {
        return TableSketch.of(file(lines), Optional.empty(), Set.of(), scaled);
    }

    private Path file(String... lines) throws IOException {
        return Files.writeString(folder.resolve("sample.csv"), String.join("\n", lines));
    }

    @Test
    void numbersAreNumeric_textsAreCategoriesInOrder_theLastColumnIsTheLabel() throws IOException {
        TableSketch sketch = sketch(false, "a,b,c", "1.5,red,yes", "-2e3,blue,no", ",red,yes");

        assertThat(sketch.columns())
                .containsExactly(
                        new ColumnSpec.Numeric("a", 0, 1, Optional.empty(), Optional.empty(), Optional.empty()),
                        new ColumnSpec.Categorical("b", List.of("blue", "red"), Optional.empty()));
        assertThat(sketch.labelName()).isEqualTo("c");
        assertThat(sketch.label()).isEqualTo(new LabelSpec.Classes(List.of("no", "yes")));
        assertThat(sketch.rows()).isEqualTo(3);
    }

    @Test
    void nothingOfTheRowsNumbersIsTold_unlessItIsWanted() throws IOException {
        String[] rows = {"a,l", "10,x", "20,y", "33,x"};

        assertThat(sketch(false, rows).columns().get(0))
                .extracting("center", "scale")
                .containsExactly(0.0, 1.0);
        assertThat(sketch(true, rows).columns().get(0))
                .extracting("center", "scale")
                .containsExactly(21.0, 9.4);
    }

    @Test
    void columnThatIsTheSameEverywhere_isNotScaled() throws IOException {
        assertThat(sketch(true, "a,l", "7,x", "7,y").columns().get(0))
                .extracting("center", "scale")
                .containsExactly(7.0, 1.0);
    }

    @Test
    void fewWholeNumbersAsLabel_areClassesInTheirOrder_otherNumbersAQuantity() throws IOException {
        assertThat(sketch(false, "a,l", "1,10", "2,9", "3,10").label())
                .isEqualTo(new LabelSpec.Classes(List.of("9", "10")));
        assertThat(sketch(false, "a,l", "1,0.5", "2,9").label()).isInstanceOf(LabelSpec.Quantity.class);
    }

    @Test
    void columnsLeftOut_areNoFeatures() throws IOException {
        TableSketch sketch =
                TableSketch.of(file("id,l,a", "x1,yes,1", "x2,no,2"), Optional.of("l"), Set.of("id"), false);

        assertThat(sketch.columns()).extracting(ColumnSpec::name).containsExactly("a");
        assertThat(sketch.labelName()).isEqualTo("l");
    }

    @Test
    void idsForFeatures_areRefused_withTheWayOut() {
        String rows = IntStream.range(0, 101)
                .mapToObj(i -> "x" + i + "," + (i % 2 == 0 ? "yes" : "no"))
                .collect(Collectors.joining("\n"));
        assertThatThrownBy(() -> sketch(false, "id,l", rows))
                .hasMessageStartingWith("DATA_INVALID|")
                .hasMessageContaining("column 'id' has more than 100 different texts")
                .hasMessageContaining("--without");
    }

    @Test
    void fileWithoutSense_isRefused() {
        assertThatThrownBy(() -> sketch(false)).hasMessageContaining("the file is empty");
        assertThatThrownBy(() -> sketch(false, "a,l")).hasMessageContaining("there is no row of data");
        assertThatThrownBy(() -> sketch(false, "a,l", "1")).hasMessageContaining("line 2: 1 fields, 2 are expected");
        assertThatThrownBy(() -> sketch(false, "l", "x")).hasMessageContaining("no column is left");
        assertThatThrownBy(() -> sketch(false, "a,l", "1,x", "2,x")).hasMessageContaining("the same in every row");
        assertThatThrownBy(() -> TableSketch.of(file("a,l", "1,x"), Optional.of("z"), Set.of(), false))
                .hasMessageContaining("no column 'z'");
    }
}
