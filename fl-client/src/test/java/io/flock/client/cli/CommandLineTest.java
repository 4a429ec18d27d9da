package io.flock.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class CommandLineTest {
    private static final int USAGE = 2;
    private static final int SETTINGS = 3;

    @TempDir
    private Path folder;

    private static final StringWriter OUT = new StringWriter();
    private static final StringWriter ERR = new StringWriter();
    /** Made once: that takes longer than most commands. */
    private static final CommandLine FLOCK = Flock.commandLine(new PrintWriter(OUT), new PrintWriter(ERR));

    @BeforeEach
    void forgetWhatWasPrinted() {
        OUT.getBuffer().setLength(0);
        ERR.getBuffer().setLength(0);
    }

    private int run(String... arguments) {
        return FLOCK.execute(arguments);
    }

    private int runAtHome(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--home", folder.resolve("home").toString()));
        return run(all.toArray(String[]::new));
    }

    static List<CommandSpec> commands() {
        List<CommandSpec> all = new ArrayList<>();
        collect(Flock.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter())), all);
        return all;
    }

    private static void collect(CommandLine command, List<CommandSpec> into) {
        into.add(command.getCommandSpec());
        command.getSubcommands().values().forEach(child -> collect(child, into));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommand_hasHelpWithAnExample(CommandSpec command) {
        assertThat(command.mixinStandardHelpOptions()).isTrue();
        assertThat(command.usageMessage().description()).isNotEmpty();
        assertThat(String.join("\n", command.usageMessage().footer()))
                .contains("Example:")
                .contains("  flock ");
    }

    /** A list of commands shows the first line of each description. */
    @ParameterizedTest
    @MethodSource("commands")
    void firstLineOfEveryDescription_isAWholeSentence(CommandSpec command) {
        assertThat(command.usageMessage().description()[0])
                .as(command.qualifiedName())
                .endsWith(".")
                .hasSizeLessThan(200);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyHelp_listsTheExitStatuses(CommandSpec command) {
        assertThat(command.commandLine().getUsageMessage())
                .contains("Exit status:", "refused by the ledger", "130", "interrupted");
    }

    /** Each option once, whichever commands share it. */
    static List<List<String>> options() {
        Set<Object> seen = new HashSet<>();
        List<List<String>> all = new ArrayList<>();
        for (CommandSpec command : commands()) {
            for (OptionSpec option : command.options()) {
                if (command.subcommands().isEmpty() && option.arity().max() > 0 && seen.add(option.userObject())) {
                    String words = command.qualifiedName().substring("flock ".length());
                    all.add(List.of(words, option.longestName()));
                }
            }
        }
        return all;
    }

    @Test
    void settlingWithoutAPause_isRefused() {
        assertThat(runAtHome("serve", "digits", "--settle-every", "0s")).isEqualTo(USAGE);
        assertThat(ERR.toString()).contains("USAGE: --settle-every 0 ms is less than a second");
    }

    @ParameterizedTest
    @MethodSource("options")
    void noValueOfAnOption_isAnInternalFault(List<String> option) {
        for (String value : List.of("-1", "9".repeat(30), "a|b\nc", "/dev/null/x", "ftp://x")) {
            List<String> words = new ArrayList<>(List.of(option.get(0).split(" ", -1)));
            // What is written goes below the test's folder, and a simulation is as short as can be.
            words.add(option.get(1) + "=" + (option.get(1).equals("--plot") ? folder + "/" : "") + value);
            if (option.get(0).startsWith("simulate") && !option.get(1).equals("--tasks")) {
                words.addAll(List.of("--tasks", "1"));
            }
            ERR.getBuffer().setLength(0);

            assertThat(run(words.toArray(String[]::new)))
                    .as("%s: %s", words, ERR)
                    .isNotEqualTo(1);
            assertThat(ERR.toString().strip().lines()).as("%s", words).hasSizeLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyArgument_isExplained(CommandSpec command) {
        assertThat(command.args()).allSatisfy(argument -> assertThat(String.join(" ", argument.description()))
                .as("%s of %s", argument.paramLabel(), command.qualifiedName())
                .isNotBlank()
                .doesNotStartWith("default: ${"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "token",
                "token transfer Org2MSP::user1",
                "token transfer Org2MSP::user1 five",
                "token transfer Org2MSP::user1 1.0000001",
                "token transfer Org2MSP::user1 -5",
                "token transfer nobody 5",
                "token lock 5",
                "token lock 5 --days \uff13",
                "token lock 5 --days 99999999999",
                "simulate economy --seed \u0663",
                "governance close-epoch \uff11",
                "task create t --bundle b.json --slash 0.\uff11",
                "token unlock 5f",
                "governance propose",
                "governance propose p-1 mint",
                "governance propose p-1 abolish Org1MSP",
                "governance propose p-1 mint Org1MSP::a five",
                "governance propose p-1 verify-task digits",
                "governance history laws",
                "governance history parameters Org1MSP",
                "governance history expert nobody",
                "governance close-epoch soon",
                "explain",
                "explain digits --round first",
                "simulate",
                "simulate economy --tasks 0",
                "simulate economy --coalition 10",
                "simulate economy --strategy generous",
                "task show UPPER",
                "task show aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "task create t",
                "task create t --bundle b.json --slash 2",
                "task create t --bundle b.json --phase soon",
                "task create t --bundle b.json --phase 999999999h",
                "task create t --initial-model m.safetensors",
                "task create t --bundle b.json --definition t.json --rounds 3",
                "task create t --bundle b.json --definition t.json --from-arena a",
                "task create t --bundle b.json --initial-model m.safetensors --from-arena a",
                "task create t --bundle b.json --from-arena NOT",
                "account list --output yaml",
                "participate t",
                "status UPPER",
                "audit --nonsense"
            })
    void wrongArguments_areAUsageErrorOnOneLine(String arguments) {
        assertThat(run(arguments.split(" "))).isEqualTo(USAGE);
        assertThat(ERR.toString().strip().lines()).hasSize(1);
        assertThat(ERR.toString())
                .startsWith("USAGE: ")
                .contains(" – see 'flock")
                .contains("--help'");
        assertThat(OUT.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account list",
                "account show",
                "token transfer Org2MSP::user1 5",
                "token supply",
                "token lock 5 --days 90",
                "token locks",
                "governance list",
                "governance show p-1",
                "governance history",
                "governance history expert Org1MSP::user1",
                "governance propose p-1 verify-task alliance:digits",
                "governance emission",
                "governance close-epoch",
                "explain digits --round 0",
                "explain digits --account Org2MSP::user1",
                "task list",
                "task show t",
                "task cancel t",
                "participate t --data d.csv",
                "participate t u --data t=d.csv --data d.csv",
                "status",
                "audit"
            })
    void withoutANetwork_theErrorSaysHowToStartOne(String arguments) {
        assertThat(runAtHome(arguments.split(" "))).isEqualTo(SETTINGS);
        assertThat(ERR.toString())
                .startsWith("CONFIGURATION_INVALID: no network runs in ")
                .contains("flock network up");
        assertThat(OUT.toString()).isEmpty();
    }

    @Test
    void profileWithoutIdentity_isAUsageError() {
        assertThat(run("token", "supply", "--profile", "p.json")).isEqualTo(USAGE);
        assertThat(ERR.toString()).contains("--profile and --identity belong together");
    }

    @Test
    void missingProfile_isNamed() {
        assertThat(run("token", "supply", "--profile", "nowhere.json", "--identity", "nowhere"))
                .isEqualTo(SETTINGS);
        assertThat(ERR.toString()).startsWith("CONFIGURATION_INVALID: ").contains("nowhere.json");
    }

    @Test
    void brokenStateFolder_isNamed() throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.writeString(home.resolve("network.json"), "{");
        assertThat(runAtHome("token", "supply")).isEqualTo(SETTINGS);
        assertThat(ERR.toString()).startsWith("STATE_FOLDER_UNUSABLE: ");
    }

    @Test
    void feedbackOverAFileThatExists_isAUsageError_beforeAnythingIsConnected() throws IOException {
        Path file = Files.createFile(folder.resolve("feedback.csv"));

        assertThat(runAtHome("model", "feedback", "digits-reader", "--to", file.toString()))
                .isEqualTo(USAGE);
        assertThat(ERR.toString()).startsWith("USAGE: " + file + " exists");
    }

    @Test
    void taskWithoutData_isAUsageError_beforeAnythingIsConnected() {
        assertThat(run("participate", "t", "u", "--data", "t=d.csv")).isEqualTo(USAGE);
        assertThat(ERR.toString()).contains("there is no --data for task u").contains("--data u=FILE");
    }

    @Test
    void unknownAttack_isAUsageError() {
        assertThat(runAtHome("participate", "t", "--data", "d.csv", "--attack", "kindness"))
                .isEqualTo(USAGE);
        assertThat(ERR.toString()).contains("kindness").contains("labelFlip");
    }

    @Test
    void secretIsMade_andNeverReplaced() {
        String file = folder.resolve("my.secret").toString();
        assertThat(run("account", "secret", file)).isZero();
        assertThat(run("account", "secret", file)).isEqualTo(SETTINGS);
        assertThat(ERR.toString()).contains("STATE_FOLDER_UNUSABLE: ");
    }

    @Test
    void help_goesToStandardOutput() {
        assertThat(run("--help")).isZero();
        assertThat(OUT.toString()).contains("Usage: flock").contains("Exit status:");
        assertThat(ERR.toString()).isEmpty();
    }
}
