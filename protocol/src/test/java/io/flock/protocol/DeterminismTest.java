package io.flock.protocol;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Scanner;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an endorser computes must be computed again by anybody, years later: nothing else may come in. */
class DeterminismTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.flock.protocol");
    private static final String[] FLOATING = {"io.flock.protocol.tensor..", "io.flock.protocol.aggregate.."};
    /** The one class of the ledger that may use StrictMath; it rounds at once. */
    private static final Path REWARD_WEIGHTS = Path.of("arena", "reward", "RewardWeights.java");

    private static final Set<String> UNORDERED = Set.of(
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.Hashtable",
            "java.util.IdentityHashMap",
            "java.util.WeakHashMap",
            "java.util.concurrent.ConcurrentHashMap");
    private static final Set<String> UNORDERED_COLLECTORS = Set.of(
            "toSet", "toMap", "toUnmodifiableSet", "toUnmodifiableMap", "toConcurrentMap", "groupingByConcurrent");

    private static DescribedPredicate<JavaAccess<?>> access(String what, DescribedPredicate<JavaAccess<?>> test) {
        return describe(what, test);
    }

    private static DescribedPredicate<JavaAccess<?>> calls(String what, String owner, Set<String> names) {
        return access(
                what,
                describe(
                        what,
                        call -> call.getTargetOwner().getName().equals(owner)
                                && names.contains(call.getTarget().getName())));
    }

    static Stream<ArchRule> rules() {
        return Stream.of(
                noClasses()
                        .should()
                        .dependOnClassesThat(describe(
                                "unordered collections", (JavaClass type) -> UNORDERED.contains(type.getName()))),
                noClasses()
                        .should()
                        .accessTargetWhere(
                                calls("maps without order", "java.util.Map", Set.of("of", "ofEntries", "copyOf")))
                        .orShould()
                        .accessTargetWhere(calls("sets without order", "java.util.Set", Set.of("of", "copyOf")))
                        .orShould()
                        .accessTargetWhere(
                                calls("collectors without order", "java.util.stream.Collectors", UNORDERED_COLLECTORS)),
                noClasses()
                        .should()
                        .callMethod(Collectors.class, "groupingBy", Function.class)
                        .orShould()
                        .callMethod(Collectors.class, "groupingBy", Function.class, Collector.class),
                noClasses()
                        .should()
                        .dependOnClassesThat(
                                describe("clocks, zones and generators", DeterminismTest::isOfTimeOrChance))
                        .orShould()
                        .accessTargetWhere(calls("the clock", LocalDate.class.getName(), Set.of("now")))
                        .orShould()
                        .dependOnClassesThat(describe("sources of chance", (JavaClass type) -> Set.of(
                                        "java.util.Random",
                                        "java.security.SecureRandom",
                                        "java.util.concurrent.ThreadLocalRandom",
                                        "java.util.UUID",
                                        "java.util.Date")
                                .contains(type.getName())))
                        .orShould()
                        .accessTargetWhere(calls(
                                "the clock",
                                "java.lang.System",
                                Set.of("currentTimeMillis", "nanoTime", "identityHashCode")))
                        .orShould()
                        .accessTargetWhere(calls("chance", "java.lang.Math", Set.of("random"))),
                noClasses()
                        .that()
                        .resideOutsideOfPackages(FLOATING)
                        .should()
                        .accessTargetWhere(access("parallel streams", describe("parallel streams", call -> Set.of(
                                        "parallel", "parallelStream")
                                .contains(call.getTarget().getName())))),
                noClasses()
                        .should()
                        .callMethod(String.class, "format", String.class, Object[].class)
                        .orShould()
                        .callMethod(String.class, "formatted", Object[].class)
                        .orShould()
                        .callMethod(String.class, "toLowerCase")
                        .orShould()
                        .callMethod(String.class, "toUpperCase")
                        .orShould()
                        .callMethod(String.class, "getBytes")
                        .orShould()
                        .callConstructor(String.class, byte[].class)
                        .orShould()
                        .callConstructor(InputStreamReader.class, InputStream.class)
                        .orShould()
                        .callConstructor(Scanner.class, InputStream.class),
                noClasses()
                        .that()
                        .resideOutsideOfPackages(FLOATING)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "java.net..", "java.nio.file..", "java.lang.ref..", "org.hyperledger..", "io.grpc.."));
    }

    /** The calendar is the same everywhere: a date may be told from a number of days. */
    private static boolean isOfTimeOrChance(JavaClass type) {
        return (type.getPackageName().startsWith("java.time") && !type.isEquivalentTo(LocalDate.class))
                || type.getPackageName().startsWith("java.util.random");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void nothingThatEndorsersCouldDifferIn_isUsed(ArchRule rule) {
        rule.check(CLASSES);
    }

    /** Breaks every rule, to show that each would be found. */
    static final class Offender {
        @SuppressWarnings({"DefaultLocale", "DefaultCharset", "JavaUtilDate", "StringCaseLocaleUsage", "JdkObsolete"})
        static Object offend(List<String> texts) throws IOException {
            Map<String, String> map = new HashMap<>(Map.of("a", "b"));
            map.put("time", String.format("%s %s", System.nanoTime(), new Random().nextInt()));
            map.put("file", new URL("http://localhost").toString());
            map.put(
                    "groups",
                    texts.parallelStream()
                            .collect(Collectors.groupingBy(text -> text.toLowerCase()))
                            .toString());
            return map;
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRule_findsWhatItLooksFor(ArchRule rule) {
        JavaClasses offender = new ClassFileImporter().importClasses(Offender.class);

        assertThat(rule.evaluate(offender).hasViolation()).isTrue();
    }

    @Test
    void noFloatingPoint_outsideOfTensorsAggregatesAndOneClass() throws IOException {
        Pattern comment = Pattern.compile("/\\*.*?\\*/|//[^\\n]*|\"(\\\\.|[^\"\\\\])*\"", Pattern.DOTALL);
        Pattern floating = Pattern.compile("\\b(double|float|Double|Float|StrictMath|BigDecimal)\\b|\\b[0-9]+\\.[0-9]");
        Path root = Path.of("src", "main", "java", "io", "flock", "protocol");
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file ->
                            !file.startsWith(root.resolve("tensor")) && !file.startsWith(root.resolve("aggregate")))
                    .filter(file -> !file.equals(root.resolve(REWARD_WEIGHTS)))
                    .toList();
            assertThat(sources).hasSizeGreaterThan(100).allSatisfy(file -> {
                String code = comment.matcher(Files.readString(file)).replaceAll("");
                assertThat(floating.matcher(code).find()).as(file.toString()).isFalse();
            });
        }
    }
}
