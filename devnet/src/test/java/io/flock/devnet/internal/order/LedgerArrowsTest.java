package io.flock.devnet.internal.order;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The ledger knows nobody, the orderer knows the ledger; neither knows the wire, the client or the shim. */
class LedgerArrowsTest {
    private static final String[] ALLOWED = {
        "java..",
        "com.google.protobuf..",
        "org.hyperledger.fabric.protos..",
        "org.bouncycastle.asn1..",
        "org.slf4j..",
        "io.flock.devnet.internal.ledger.."
    };

    private final JavaClasses classes = imported();

    @Test
    void ledger_knowsProtobufsAndHashesOnly() {
        classes()
                .that()
                .resideInAPackage("io.flock.devnet.internal.ledger..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ALLOWED)
                .check(classes);
    }

    @Test
    void ledgersPackages_dependOneWay() {
        slices().matching("io.flock.devnet.internal.ledger.(*)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage("io.flock.devnet.internal.ledger.(*)..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.flock.devnet.internal.ledger")
                .check(classes);
    }

    /** Blocks are bytes to the store; a simulation reads snapshots and no blocks. */
    @Test
    void store_andSimulation_knowNothingOfEachOther() {
        noClasses()
                .that()
                .resideInAPackage("io.flock.devnet.internal.ledger.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.flock.devnet.internal.ledger.state..",
                        "io.flock.devnet.internal.ledger.simulation..",
                        "io.flock.devnet.internal.ledger.rwset..")
                .check(classes);
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.flock.devnet.internal.ledger.state..",
                        "io.flock.devnet.internal.ledger.simulation..",
                        "io.flock.devnet.internal.ledger.rwset..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.flock.devnet.internal.ledger.store..")
                .check(classes);
    }

    @Test
    void orderer_knowsTheLedgerInAddition() {
        classes()
                .that()
                .resideInAPackage("io.flock.devnet.internal.order..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with("io.flock.devnet.internal.order.."))
                .check(classes);
    }

    private static JavaClasses imported() {
        // Names are enough here; reading all of protobuf and gRPC as well takes most of a minute.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        try {
            return new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.flock.devnet.internal");
        } finally {
            ArchConfiguration.get().reset();
        }
    }

    private static String[] with(String more) {
        String[] all = Arrays.copyOf(ALLOWED, ALLOWED.length + 1);
        all[ALLOWED.length] = more;
        return all;
    }
}
