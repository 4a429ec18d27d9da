package io.flock.sdk.audit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Holds the arrows within the audit: from its doors to the checks to what all of them share, and to what a report tells. */
@AnalyzeClasses(packages = "io.flock.sdk", importOptions = ImportOption.DoNotIncludeTests.class)
final class AuditArrowsTest {
    private static final String ROOT = "io.flock.sdk.audit";
    private static final String INTERNAL = ROOT + ".internal";
    private static final String RULES = INTERNAL + ".rules";

    /** Who sets the checks to work; all others of the root are values and copies of blocks. */
    private static final DescribedPredicate<JavaClass> DOORS = belongToAnyOf(LedgerAudit.class, LedgerTrail.class);

    @ArchTest
    static final ArchRule packages_dependOneWay =
            slices().assignedFrom(new EachPackage()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule values_knowNothingOfHowTheyCameAbout = noClasses()
            .that(resideInAnyPackage(ROOT, ROOT + ".report..").and(DescribedPredicate.not(DOORS)))
            .should()
            .dependOnClassesThat(resideInAPackage(INTERNAL + "..").or(DOORS));

    @ArchTest
    static final ArchRule checks_knowValuesOnly = noClasses()
            .that()
            .resideInAPackage(INTERNAL + "..")
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + ".report..")
                    .or(DOORS)
                    .or(belongToAnyOf(StoredBlocks.class, BlockFileWriter.class, BlockFolder.class, LiveBlocks.class)));

    @ArchTest
    static final ArchRule internals_areKnownToTheAuditAlone = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(INTERNAL + "..");

    /** Whoever takes blocks apart, judges signatures or counts money needs no contract's rules. */
    @ArchTest
    static final ArchRule rules_areKnownToTheDoorsAlone = noClasses()
            .that(resideInAPackage(ROOT + "..")
                    .and(DescribedPredicate.not(resideInAPackage(RULES + "..")))
                    .and(DescribedPredicate.not(DOORS)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(RULES + "..");

    /** But for FLOCK, which all move, results of the Arena, and governance, which carries out what was agreed on. */
    @ArchTest
    static final ArchRule contracts_knowNothingOfEachOther = slices().matching(RULES + ".(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(resideInAPackage(RULES + ".."), resideInAPackage(RULES + ".replay.."))
            .ignoreDependency(resideInAPackage(RULES + ".."), resideInAPackage(RULES + ".token.."))
            .ignoreDependency(
                    resideInAnyPackage(RULES + ".marketplace..", RULES + ".delegation.."),
                    resideInAPackage(RULES + ".arena.."))
            .ignoreDependency(
                    resideInAPackage(RULES + ".governance.."),
                    resideInAnyPackage(RULES + ".alliance..", RULES + ".arena.."));

    /** A slice for each package of the audit, and one more for the doors, which an app finds beside the values. */
    private static final class EachPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass of) {
            if (!resideInAPackage(ROOT + "..").test(of)) {
                return SliceIdentifier.ignore();
            }
            return DOORS.test(of) ? SliceIdentifier.of("doors") : SliceIdentifier.of(of.getPackageName());
        }

        @Override
        public String getDescription() {
            return "each package of the audit";
        }
    }
}
