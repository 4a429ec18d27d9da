package io.flock.client.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the arrows between the packages of the engines: from the choice to an engine to what all of them share. */
@AnalyzeClasses(packages = "io.flock.client.engine", importOptions = ImportOption.DoNotIncludeTests.class)
final class EngineArrowsTest {
    private static final String SEAM = "io.flock.client.engine";
    private static final String CHOICE = SEAM + ".choice..";
    private static final String DENSE = SEAM + ".dense..";
    private static final String DL4J = SEAM + ".dl4j..";
    private static final String DJL = SEAM + ".djl..";

    @ArchTest
    static final ArchRule packages_dependOneWay =
            slices().matching(SEAM + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule seam_knowsNoEngine = noClasses()
            .that()
            .resideInAPackage(SEAM)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SEAM + ".(*)..");

    /** But for the arithmetic of dense layers, which DL4J's engine shares, and the choice, which knows them all. */
    @ArchTest
    static final ArchRule engines_knowNothingOfEachOther = slices().matching(SEAM + ".(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(resideInAPackage(DL4J), resideInAPackage(DENSE))
            .ignoreDependency(resideInAPackage(CHOICE), resideInAPackage(SEAM + ".."));

    @ArchTest
    static final ArchRule deeplearning4j_isKnownToItsEngineAlone = noClasses()
            .that()
            .resideOutsideOfPackage(DL4J)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco..");

    @ArchTest
    static final ArchRule deepJavaLibrary_isKnownToItsEngineAlone = noClasses()
            .that()
            .resideOutsideOfPackage(DJL)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl..");
}
