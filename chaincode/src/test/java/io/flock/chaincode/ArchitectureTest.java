package io.flock.chaincode;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** A transaction's result is a function of state, arguments, caller and timestamp; packages know only what they must. */
@AnalyzeClasses(
        packages = {"io.flock.chaincode", "io.flock.protocol"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] DETERMINISTIC = {
        "io.flock.chaincode.contract..", "io.flock.chaincode.rules..", "io.flock.chaincode.state.."
    };

    @ArchTest
    static final ArchRule NO_FLOATING_POINT_IN_FIELDS = fields().that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(DETERMINISTIC)
            .should()
            .notHaveRawType(double.class)
            .andShould()
            .notHaveRawType(float.class);

    @ArchTest
    static final ArchRule NO_FLOATING_POINT_IN_RESULTS = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(DETERMINISTIC)
            .should()
            .notHaveRawReturnType(double.class)
            .andShould()
            .notHaveRawReturnType(float.class);

    @ArchTest
    static final ArchRule NO_FLOATING_POINT_IN_PARAMETERS = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(DETERMINISTIC)
            .should()
            .haveRawParameterTypes(describe("with a floating point number", types -> types.stream()
                    .anyMatch(type -> type.isEquivalentTo(double.class) || type.isEquivalentTo(float.class))));

    @ArchTest
    static final ArchRule NO_METRICS_IN_RESULTS = noClasses()
            .that()
            .resideInAnyPackage(DETERMINISTIC)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micrometer..", "io.prometheus..");

    @ArchTest
    static final ArchRule NO_CLOCK_NO_CHANCE_NO_MACHINE = noClasses()
            .that()
            .resideInAnyPackage(DETERMINISTIC)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(
                    Clock.class,
                    Instant.class,
                    Random.class,
                    UUID.class,
                    ThreadLocalRandom.class,
                    SecureRandom.class,
                    File.class,
                    Path.class,
                    Thread.class);

    @ArchTest
    static final ArchRule NO_TIME_OF_THE_MACHINE = noClasses()
            .that()
            .resideInAnyPackage(DETERMINISTIC)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "getProperty", String.class)
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule NO_HASH_ORDER = noClasses()
            .that()
            .resideInAnyPackage(DETERMINISTIC)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(HashMap.class, HashSet.class, IdentityHashMap.class);

    @ArchTest
    static final ArchRule NO_UNORDERED_COLLECTORS = noClasses()
            .that()
            .resideInAnyPackage(DETERMINISTIC)
            .should()
            .callMethodWhere(target(describe(
                    "an unordered or parallel stream operation",
                    (AccessTarget target) -> isUnordered(target.getOwner(), target.getName()))));

    @ArchTest
    static final ArchRule NO_ITERATION_OVER_IMMUTABLE_SETS_OR_MAPS = noClasses()
            .that()
            .resideInAnyPackage(DETERMINISTIC)
            .should()
            .callMethodWhere(target(describe(
                    "Set.of, Map.of or a copy, whose order changes from run to run",
                    (AccessTarget target) -> (target.getOwner().isEquivalentTo(Set.class)
                                    || target.getOwner().isEquivalentTo(java.util.Map.class))
                            && List.of("of", "copyOf", "ofEntries").contains(target.getName()))));

    @ArchTest
    static final ArchRule NO_DEFAULT_LOCALE_OR_CHARSET = noClasses()
            .that()
            .resideInAnyPackage(DETERMINISTIC)
            .should()
            .callMethod(String.class, "toLowerCase")
            .orShould()
            .callMethod(String.class, "toUpperCase")
            .orShould()
            .callMethod(String.class, "getBytes")
            .orShould()
            .callConstructor(String.class, byte[].class)
            .orShould()
            .callMethod(String.class, "format", String.class, Object[].class)
            .orShould()
            .callMethod(Locale.class, "getDefault");

    @ArchTest
    static final ArchRule NOTHING_STATIC_CHANGES = fields().that()
            .areDeclaredInClassesThat()
            .resideInAPackage("io.flock.chaincode..")
            .and()
            .areStatic()
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule RULES_KNOW_NO_DOOR_AND_NO_SHIM = noClasses()
            .that()
            .resideInAPackage("io.flock.chaincode.rules..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.flock.chaincode.contract..",
                    "io.flock.chaincode.state..",
                    "io.flock.chaincode.server..",
                    "org.hyperledger..",
                    "io.grpc..",
                    "com.google.gson..");

    @ArchTest
    static final ArchRule ONLY_THE_SERVER_KNOWS_THE_SHIM = noClasses()
            .that()
            .resideOutsideOfPackage("io.flock.chaincode.server..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hyperledger.fabric.shim..", "org.hyperledger.fabric.contract..", "io.grpc..");

    @ArchTest
    static final ArchRule PROTOCOL_KNOWS_NOBODY = noClasses()
            .that()
            .resideInAPackage("io.flock.protocol..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.flock.chaincode..", "org.hyperledger..", "io.grpc..");

    @ArchTest
    static final ArchRule PACKAGES_DEPEND_ONE_WAY =
            slices().matching("io.flock.chaincode.(*)..").should().beFreeOfCycles();

    private static boolean isUnordered(JavaClass owner, String method) {
        boolean collector = owner.isEquivalentTo(Collectors.class)
                && List.of("toSet", "toMap", "groupingBy", "partitioningBy", "toUnmodifiableSet", "toUnmodifiableMap")
                        .contains(method);
        return collector || method.equals("parallelStream") || method.equals("parallel");
    }
}
