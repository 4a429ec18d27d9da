package io.flock.client.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.Bundles;
import io.flock.client.privacy.PrivacyBudget;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.TaskDocument;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.arena.SealedSet;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
    private static final Bundle PLAIN = Bundles.of(Bundles.TINY);
    private static final Bundle PRIVATE =
            Bundles.tinyWith("\"batchSize\": 2", "\"batchSize\": 2, \"clipNorm\": 1, \"noiseMultiplier\": 5");
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

    @TempDir
    Path folder;

    @Test
    void emptyPolicy_allowsEverything() throws IOException {
        assertThatCode(() -> check("{\"schemaVersion\":1}", PLAIN, 2).require(Optional.empty(), 0))
                .doesNotThrowAnyException();
    }

    @Test
    void everythingThatIsForbidden_isNamedAtOnce() throws IOException {
        PolicyCheck check = check(
                "{\"schemaVersion\":1,\"tasks\":[\"other\"],\"creators\":[\"Org2MSP\",\"Org1MSP::bo\"],"
                        + "\"metrics\":[\"macroF1\"],\"minSamples\":100}",
                PLAIN,
                99);

        assertThatThrownBy(() -> check.require(Optional.empty(), 0))
                .hasMessageStartingWith("POLICY_REFUSED|the organisation's policy forbids the task digits: ")
                .hasMessageContaining("the task is none of [other]")
                .hasMessageContaining("its creator Org1MSP::ada is none of [Org2MSP, Org1MSP::bo]")
                .hasMessageContaining("measured by [accuracy], allowed are [macroF1]")
                .hasMessageContaining("99 examples are fewer than 100");
    }

    @Test
    void organisationOrAccountOfTheCreator_isEnough() throws IOException {
        for (String creator : new String[] {"Org1MSP", "Org1MSP::ada"}) {
            assertThatCode(() -> check("{\"schemaVersion\":1,\"creators\":[\"" + creator + "\"]}", PLAIN, 2)
                            .require(Optional.empty(), 0))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void limitOfPrivacy_needsNoise_andCountsTheWholeTask() throws IOException {
        String limited = "{\"schemaVersion\":1,\"epsilonPerYear\":3}";

        assertThatThrownBy(() -> check(limited, PLAIN, 2).epsilon(Optional.empty()))
                .hasMessageContaining("adds no noise");
        PolicyCheck check = check(limited, PRIVATE, 2);
        Optional<Double> epsilon = check.epsilon(Optional.empty());
        // docs/explanation/privacy.md: z = 5, ten updates
        assertThat(epsilon.orElseThrow()).isBetween(2.80, 2.82);
        // By an own budget of 1.5 three updates, which tell 1.44.
        assertThat(check.epsilon(Optional.of(new PrivacyBudget(1.5, 1e-5))).orElseThrow())
                .isBetween(1.43, 1.45);
        assertThat(check.epsilon(Optional.of(new PrivacyBudget(100, 1e-5)))).isEqualTo(epsilon);
        assertThat(check.epsilon(Optional.of(new PrivacyBudget(0.1, 1e-5)))).contains(0.0);
        assertThatCode(() -> check.require(epsilon, 0)).doesNotThrowAnyException();
        assertThatThrownBy(() -> check.require(epsilon, 0.5)).hasMessageContaining("in a year, above 3.0");
    }

    @Test
    void ownBudgetAtAnotherDelta_countsByWhatItsUpdatesTellAtThePolicysDelta() throws IOException {
        PolicyCheck check = check("{\"schemaVersion\":1,\"epsilonPerYear\":1,\"delta\":0.00001}", PRIVATE, 2);

        // At a delta of 0.1 an epsilon of 0.8 allows all ten updates, which at 1e-5 tell 2.81.
        Optional<Double> told = check.epsilon(Optional.of(new PrivacyBudget(0.8, 0.1)));
        assertThat(told.orElseThrow()).isBetween(2.80, 2.82);
        assertThatThrownBy(() -> check.require(told, 0)).hasMessageContaining("in a year, above 1.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"schemaVersion\":2}",
                "{\"schemaVersion\":1,\"minSample\":5}",
                "{\"schemaVersion\":1,\"minSamples\":\"5\"}",
                "{\"schemaVersion\":1,\"minSamples\":-1}",
                "{\"schemaVersion\":1,\"minSamples\":1.5}",
                "{\"schemaVersion\":1,\"tasks\":[]}",
                "{\"schemaVersion\":1,\"tasks\":[1]}",
                "{\"schemaVersion\":1,\"creators\":\"Org1MSP\"}",
                "{\"schemaVersion\":1,\"metrics\":[\"loss\"]}",
                "{\"schemaVersion\":1,\"delta\":0.1}",
                "{\"schemaVersion\":1,\"epsilonPerYear\":-1}",
                "{\"schemaVersion\":1,}"
            })
    void policyThatCantBeMeant_isRefused(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("policy.json"), text);

        assertThatThrownBy(() -> PolicyFile.read(file)).hasMessageStartingWith("CONFIGURATION_INVALID|the policy ");
    }

    @Test
    void promisesOfAYear_addUp_andOldOnesAreForgotten() {
        Path file = folder.resolve("promises");
        assertThat(others(file, "flock/a", 1, NOW.minus(Duration.ofDays(366)))).isZero();
        assertThat(others(file, "flock/b", 2, NOW.minus(Duration.ofDays(300)))).isEqualTo(1);
        assertThat(others(file, "flock/c", 0.5, NOW)).isEqualTo(2);
        // Asked again, as after a crash, the own promise does not count against itself.
        assertThat(others(file, "flock/c", 0.5, NOW)).isEqualTo(2);
        assertThat(others(file, "flock/d", 0, NOW)).isEqualTo(2.5);
    }

    @Test
    void taskThatRunsForMoreThanAYear_countsInEach_fromItsLastStartOn() {
        Path file = folder.resolve("promises");
        assertThat(others(file, "flock/a", 2, NOW.minus(Duration.ofDays(400)))).isZero();
        assertThat(others(file, "flock/a", 1, NOW.minus(Duration.ofDays(10)))).isZero();
        assertThat(others(file, "flock/b", 1, NOW)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"task\":\"a\",\"epsilon\":NaN,\"at\":1700000000}",
                "{\"task\":\"a\",\"epsilon\":-3,\"at\":1700000000}",
                "{\"task\":\"a\",\"epsilon\":\"much\",\"at\":1700000000}",
                "{\"task\":null,\"epsilon\":1,\"at\":1700000000}",
                "{\"task\":\"a\",\"epsilon\":1,\"at\":9223372036854775807}",
                "{\"task\":\"a\",\"at\":1700000000}",
                "7"
            })
    void lineThatIsNoPromise_makesTheFileUnusable(String line) throws IOException {
        Path file = Files.writeString(folder.resolve("promises"), line + "\n");

        assertThatThrownBy(() -> others(file, "flock/b", 1, NOW)).hasMessageStartingWith("STATE_FOLDER_UNUSABLE|");
    }

    @Test
    void tasksOfAllianceAndArena_ofOneId_areTwo() {
        assertThat(PolicyTask.of(new TaskDocument(definition(), AccountId.of("Org1MSP", "ada"), 0))
                        .name())
                .isEqualTo("digits");
        SealedSet set = new SealedSet(definition().bundle(), PLAIN.digest());
        ArenaTask arena = ArenaTask.builder(TaskId.parse("digits"), definition().bundle(), set, set)
                .epochs(4)
                .build();
        assertThat(PolicyTask.of(new ArenaTaskDocument(arena, AccountId.of("Org2MSP", "bo"), 0)))
                .isEqualTo(new PolicyTask("arena/digits", TaskId.parse("digits"), AccountId.of("Org2MSP", "bo"), 4));
    }

    @Test
    void promiseThatIsForbidden_isNotKept_andALineCutOffIsDropped() throws IOException {
        Path file = folder.resolve("promises");
        assertThatThrownBy(() -> new PrivacyYear(file).promise("flock/a", 9, NOW, others -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(others(file, "flock/b", 1, NOW)).isZero();
        Files.writeString(file, "{\"task\":\"flo", StandardOpenOption.APPEND);
        assertThat(others(file, "flock/c", 1, NOW)).isEqualTo(1);
        assertThat(Files.readAllLines(file)).hasSize(2);
        Files.writeString(file, "nonsense\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> others(file, "flock/d", 1, NOW))
                .isInstanceOf(FlockException.class)
                .hasMessageStartingWith("STATE_FOLDER_UNUSABLE|");
    }

    private static double others(Path file, String task, double epsilon, Instant at) {
        double[] seen = new double[1];
        new PrivacyYear(file).promise(task, epsilon, at, others -> seen[0] = others);
        return seen[0];
    }

    private PolicyCheck check(String text, Bundle bundle, int samples) throws IOException {
        Path file = Files.writeString(folder.resolve("policy.json"), text);
        return new PolicyCheck(
                PolicyFile.read(file),
                PolicyTask.of(new TaskDocument(definition(), AccountId.of("Org1MSP", "ada"), 0)),
                bundle,
                samples);
    }

    private static TaskDefinition definition() {
        return TaskDefinition.builder(
                        TaskId.parse("digits"),
                        new ContentRef("bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku", PLAIN.digest()))
                .rounds(10)
                .participants(3, 10)
                .build();
    }
}
