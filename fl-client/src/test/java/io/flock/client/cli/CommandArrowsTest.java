package io.flock.client.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the arrows between the packages of the command line: from the root to the commands to what they share. */
@AnalyzeClasses(packages = "io.flock.client.cli", importOptions = ImportOption.DoNotIncludeTests.class)
final class CommandArrowsTest {
    private static final String ROOT = "io.flock.client.cli";

    private static final String[] SHARED = {
        "io.flock.client.cli.command..",
        "io.flock.client.cli.definition..",
        "io.flock.client.cli.network..",
        "io.flock.client.cli.option..",
        "io.flock.client.cli.output..",
        "io.flock.client.cli.progress.."
    };

    @ArchTest
    static final ArchRule packages_dependOneWay =
            slices().matching("io.flock.client.cli.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule commands_knowNothingOfEachOther = slices().matching("io.flock.client.cli.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(resideInAPackage("io.flock.client.cli.."), resideInAnyPackage(SHARED));

    @ArchTest
    static final ArchRule nobody_knowsTheRoot = noClasses()
            .that()
            .resideInAPackage(ROOT + ".(*)..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT);
}
