package io.flock.client.cli.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.client.bundle.Bundle;
import io.flock.client.cli.option.Converters;
import io.flock.client.cli.output.Failures;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BundleCommandTest {
    private static final int USAGE = 2;
    private static final int SETTINGS = 3;
    private static final int CONTENT = 6;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Words that end in .json or .csv are files of the test's folder. */
    private int run(String words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] arguments = words.split(" ", -1);
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].matches(".*\\.(json|csv)")) {
                arguments[i] = folder.resolve(arguments[i]).toString();
            }
        }
        CommandLine flock = new CommandLine(new BundleCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((failure, args) -> Failures.usage(failure))
                .setExecutionExceptionHandler((failure, command, parsed) -> Failures.execution(failure, command));
        Converters.register(flock);
        return flock.execute(arguments);
    }

    private JsonObject json() {
        return JsonParser.parseString(out.toString()).getAsJsonObject();
    }

    private void sample() throws IOException {
        Files.writeString(folder.resolve("sample.csv"), "age,smoker,outcome\n40,yes,ill\n30,no,well\n50,no,ill\n");
    }

    @Test
    void newBundleOfATable_readsThatTable() throws IOException {
        sample();
        assertThat(run("new b.json --table sample.csv --units 4,3"))
                .as(err::toString)
                .isZero();

        assertThat(run("check b.json --data sample.csv --output json"))
                .as(err::toString)
                .isZero();

        assertThat(json().get("examples").getAsInt()).isEqualTo(3);
        assertThat(json().get("classCounts")).hasToString("[2,1]");
        assertThat(json().get("parameters").getAsInt()).isEqualTo((3 * 4 + 4) + (4 * 3 + 3) + (3 * 2 + 2));
        assertThat(json().get("digest").getAsString())
                .isEqualTo(Bundle.read(Files.readAllBytes(folder.resolve("b.json")))
                        .digest()
                        .toString());
    }

    @Test
    void newBundleOfSeries_readsThoseSeries() throws IOException {
        Files.writeString(
                folder.resolve("pumps.csv"),
                "pump,heat,failed\np1,40.5,no\np1,41.5,no\np2,60,no\np2,70,yes\np2,80,no\np2,90,yes\n");

        assertThat(run("new b.json --series pumps.csv --by pump --steps 2"))
                .as(err::toString)
                .isZero();
        assertThat(out.toString()).containsPattern("0 +lstm +1 x 2 steps");
        assertThat(run("check b.json --data pumps.csv --output json"))
                .as(err::toString)
                .isZero();

        assertThat(json().get("classCounts")).hasToString("[1,2]");
    }

    @ParameterizedTest
    @CsvSource({"28x28,1 x 28 x 28,conv2d", "32x40x3,3 x 32 x 40,conv2d", "4x4,1 x 4 x 4,dense"})
    void newBundleOfImages_hasLayersThatFit(String size, String shape, String first) {
        assertThat(run("new b.json --images " + size + " --classes 7"))
                .as(err::toString)
                .isZero();

        assertThat(out.toString()).contains("predicts one of 7 classes").containsPattern("0 +" + first + " +" + shape);
    }

    @Test
    void termsOfTraining_areTold_andWhatNoiseCosts() throws IOException {
        sample();
        run("new b.json --table sample.csv --units 4");
        assertThat(out.toString())
                .contains("training 5 passes a round in batches of 16, by momentum at 0.02; updates in full")
                .contains("measured by accuracy")
                .contains("privacy  updates have no noise");

        Path file = folder.resolve("b.json");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("\"localEpochs\": 5,", "\"localEpochs\": 1, \"clipNorm\": 2, \"noiseMultiplier\": 5,")
                        .replace("\"metric\": \"accuracy\"", "\"metric\": \"auc\", \"secondary\": [\"macroF1\"]"));
        assertThat(run("check b.json")).as(err::toString).isZero();

        // 26 values: 5 · √26 = 25.5; ε of one release at z = 5 stands in docs/explanation/privacy.md
        assertThat(out.toString())
                .contains("measured by auc; told beside it: macroF1")
                .contains("epsilon 0.79", "about 25.5 times as long");
    }

    @Test
    void classes_areCountedByName_andMissingOnesNamed() throws IOException {
        sample();
        run("new b.json --table sample.csv");
        Files.writeString(folder.resolve("mine.csv"), "age,smoker,outcome\n40,yes,ill\n");

        assertThat(run("check b.json --data mine.csv")).as(err::toString).isZero();

        assertThat(out.toString())
                .containsPattern("ill +1")
                .containsPattern("well +0")
                .contains("no example of 'well'");
    }

    @Test
    void sampleOfAnotherProgram_isReadAsItIsWritten() throws IOException {
        Files.writeString(folder.resolve("sample.csv"), "age;gap;outcome\n40;1.5;ill\n?;2;well\n50;n/a;ill\n");

        assertThat(run("new b.json --table sample.csv --separator ; --missing ?"))
                .as(err::toString)
                .isZero();
        assertThat(out.toString())
                .contains("missing in some rows, which are refused without: age")
                .contains(
                        "'gap' became categorical: 'n/a' is no number; where that means no value, name it by --missing");
        assertThat(run("check b.json --data sample.csv")).isEqualTo(CONTENT);

        assertThat(run("new c.json --table sample.csv --separator semicolon")).isEqualTo(USAGE);
        assertThat(err.toString()).contains("give one character, or tab");
    }

    @Test
    void fileThatIsThere_isNeverOverwritten() throws IOException {
        Files.writeString(folder.resolve("b.json"), "mine");

        assertThat(run("new b.json --images 8x8")).isEqualTo(SETTINGS);

        assertThat(err.toString()).startsWith("CONFIGURATION_INVALID: ").contains("b.json exists already");
        assertThat(folder.resolve("b.json")).hasContent("mine");
    }

    @Test
    void wrongBundle_isRefusedWithFileAndField() throws IOException {
        sample();
        run("new b.json --table sample.csv");
        Path file = folder.resolve("b.json");
        Files.writeString(file, Files.readString(file).replace("\"units\": 32", "\"units\": 0"));

        assertThat(run("check b.json")).isEqualTo(CONTENT);

        assertThat(err.toString())
                .startsWith("BUNDLE_INVALID: ")
                .contains("b.json", "$.model.layers[0].units", "65536");
    }

    @Test
    void dataThatDoesNotFit_isRefusedWithLineAndColumn() throws IOException {
        sample();
        run("new b.json --table sample.csv");
        Files.writeString(folder.resolve("mine.csv"), "age,smoker,outcome\n40,yes,ill\n30,perhaps,well\n");

        assertThat(run("check b.json --data mine.csv")).isEqualTo(CONTENT);

        assertThat(err.toString()).startsWith("DATA_INVALID: ").contains("line 3, column 2 (smoker)", "perhaps");
    }

    @ParameterizedTest
    @CsvSource({
        "new b.json, missing",
        "new b.json --images 8x8 --table sample.csv, mutually exclusive",
        "new b.json --images large, large",
        "new b.json --images 8x8 --units many, many",
        "show digits, alliance:digits"
    })
    void wrongArguments_areAUsageError(String words, String told) {
        assertThat(run(words)).isEqualTo(USAGE);
        assertThat(err.toString()).startsWith("USAGE: ").containsIgnoringCase(told);
        assertThat(folder.resolve("b.json")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "--images 9999x9999, $.data.height",
        "--images 8x8 --classes 1, $.data.classes",
        "--images 8x8 --units 0, $.model.layers"
    })
    void numbersThatNoBundleMayHave_areRefused_andNothingIsWritten(String words, String field) {
        assertThat(run("new b.json " + words)).isEqualTo(CONTENT);
        assertThat(err.toString()).startsWith("BUNDLE_INVALID: ").contains(field);
        assertThat(folder.resolve("b.json")).doesNotExist();
    }
}
