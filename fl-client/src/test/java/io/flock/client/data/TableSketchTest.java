package io.flock.client.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.bundle.ColumnSpec;
import io.flock.client.bundle.LabelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
        return TableSketch.of(sample(lines), Optional.empty(), Set.of(), scaled);
    }

    private TableSample sample(String... lines) throws IOException {
        return sample(',', Set.of(), lines);
    }

    private TableSample sample(char separator, Set<String> missing, String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve("sample.csv"), String.join("\n", lines));
        return new TableSample(file, separator, missing);
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
                TableSketch.of(sample("id,l,a", "x1,yes,1", "x2,no,2"), Optional.of("l"), Set.of("id"), false);

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
        assertThatThrownBy(() -> sketch(false, "l", "x")).hasMessageContaining("one column alone");
        assertThatThrownBy(() -> TableSketch.of(sample("a,l", "1,x"), Optional.empty(), Set.of("a"), false))
                .hasMessageContaining("no column is left");
        assertThatThrownBy(() -> sketch(false, "a,l", "1,x", "2,x")).hasMessageContaining("the same in every row");
        assertThatThrownBy(() -> TableSketch.of(sample("a,l", "1,x"), Optional.of("z"), Set.of(), false))
                .hasMessageContaining("no column 'z'");
    }

    @Test
    void columnsThatLackValues_areNamed_theLabelIsNoFeature() throws IOException {
        TableSketch sketch = sketch(false, "a,b,c,l", "1,x,3,yes", ",x,3,no", "2,,3,");

        assertThat(sketch.incomplete()).containsExactly("a", "b");
    }

    @Test
    void textAmongNumbers_isNamed_unlessItMeansNoValue() throws IOException {
        String[] rows = {"a,b,l", "1.5,x,yes", "n/a,7,no", "2.5,y,yes"};

        assertThat(sketch(false, rows).odd())
                .isEqualTo(Map.of("a", "'n/a' is no number; where that means no value, name it by --missing"));
        TableSketch named = TableSketch.of(sample(',', Set.of("n/a"), rows), Optional.empty(), Set.of(), false);
        assertThat(named.odd()).isEmpty();
        assertThat(named.columns().get(0)).isInstanceOf(ColumnSpec.Numeric.class);
        assertThat(named.incomplete()).containsExactly("a");
    }

    @Test
    void decimalCommas_areNamed() throws IOException {
        String[] rows = {"a;l", "1,5;x", "2,5;y"};

        assertThat(TableSketch.of(sample(';', Set.of(), rows), Optional.empty(), Set.of(), false)
                        .odd())
                .isEqualTo(Map.of("a", "'1,5' is no number; write a decimal point"));
    }

    @Test
    void otherSeparator_isRead_andNamedWhereItIsNotGiven() throws IOException {
        String[] rows = {"a;l", "1.5;x", "2.5;y"};

        assertThat(TableSketch.of(sample(';', Set.of(), rows), Optional.empty(), Set.of(), false)
                        .labelName())
                .isEqualTo("l");
        assertThatThrownBy(() -> sketch(false, rows))
                .hasMessageContaining("';' stands between")
                .hasMessageContaining("--separator");
        assertThatThrownBy(() -> TableSketch.of(sample(rows), Optional.of("l"), Set.of(), false))
                .hasMessageContaining("';' stands between");
        assertThatThrownBy(() -> sketch(false, "a\tl", "1\tx")).hasMessageContaining("a tab stands between");
    }

    @Test
    void columnThatIsNotThere_isAnsweredWithTheOneThatMayBeMeant_orAll() {
        assertThatThrownBy(() -> TableSketch.of(sample("Age,l", "1,x"), Optional.of("age"), Set.of(), false))
                .hasMessageContaining("no column 'age'; it has 'Age'");
        assertThatThrownBy(() -> TableSketch.of(sample("a,l", "1,x"), Optional.of("outcome"), Set.of(), false))
                .hasMessageContaining("it has a, l");
    }
}
