package io.flock.client.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.bundle.Bundles;
import io.flock.client.cli.Flock;
import io.flock.client.data.Digits;
import io.flock.protocol.error.ErrorCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SimulationInputTest {
    private final StringWriter told = new StringWriter();
    private final PrintWriter writer = new PrintWriter(told);
    private final CommandLine flock = Flock.commandLine(writer, writer);

    @TempDir
    private Path folder;

    private int simulate(String command, String bundle) {
        List<String> words = new ArrayList<>(List.of("simulate", command, "--bundle", bundle, "--data", "none.csv"));
        if (command.equals("learning")) {
            words.addAll(List.of("--results", folder.resolve("grid.jsonl").toString()));
        } else if (command.equals("averaging")) {
            words.addAll(List.of("--test-data", "none.csv", "--target", "0.9"));
        }
        return flock.execute(words.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"learning", "privacy", "averaging"})
    void bundlesAndData_haveTheSameWords_inAllSimulationsOfTraining(String command) {
        CommandLine any =
                flock.getSubcommands().get("simulate").getSubcommands().get("privacy");
        CommandLine one =
                flock.getSubcommands().get("simulate").getSubcommands().get(command);

        for (String option : List.of("--bundle", "--data")) {
            assertThat(one.getCommandSpec().findOption(option).description())
                    .isEqualTo(any.getCommandSpec().findOption(option).description())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"learning", "privacy", "averaging"})
    void bundleThatIsNone_isToldWithItsFile(String command) throws IOException {
        Path bundle = Files.writeString(folder.resolve("bundle.json"), "{}");

        assertThat(simulate(command, bundle.toString())).isEqualTo(status(ErrorCode.BUNDLE_INVALID));
        assertThat(told.toString()).contains("BUNDLE_INVALID", bundle.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"learning", "privacy", "averaging"})
    void dataThatIsMissing_isToldWithItsFile(String command) throws IOException {
        Path bundle = Files.writeString(folder.resolve("bundle.json"), Bundles.TINY);

        assertThat(simulate(command, bundle.toString())).isEqualTo(status(ErrorCode.DATA_INVALID));
        assertThat(told.toString()).contains("DATA_INVALID", "none.csv");
    }

    @Test
    void halving_isForImages_twiceTheBundlesSize() throws IOException {
        Path table = Files.writeString(folder.resolve("table.json"), Bundles.TINY);
        Path images = Files.writeString(
                folder.resolve("images.json"), new String(Digits.bundle().canonicalBytes(), StandardCharsets.UTF_8));
        String small = Digits.file().toString();

        assertThat(halved(table, small)).isEqualTo(status(ErrorCode.USAGE));
        assertThat(told.toString()).contains("USAGE", "--halve is for images");
        assertThat(halved(images, small)).isEqualTo(status(ErrorCode.DATA_INVALID));
        assertThat(told.toString()).contains("65 fields, 256 pixels and a label are expected");
    }

    private int halved(Path bundle, String data) {
        return flock.execute(
                "simulate",
                "learning",
                "--halve",
                "--bundle",
                bundle.toString(),
                "--data",
                data,
                "--results",
                folder.resolve("grid.jsonl").toString());
    }

    private static int status(ErrorCode code) {
        return code.exitClass().status();
    }
}
