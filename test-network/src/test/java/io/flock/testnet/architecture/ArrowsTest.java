package io.flock.testnet.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the arrows between the modules: who may know whom. This module alone sees all of them. */
@AnalyzeClasses(packages = "io.flock", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArrowsTest {
    private static final String PROTOCOL = "io.flock.protocol..";
    private static final String CHAINCODE = "io.flock.chaincode..";
    private static final String SDK = "io.flock.sdk..";
    private static final String CLIENT = "io.flock.client..";
    private static final String DEVNET = "io.flock.devnet..";
    private static final String TEST_NETWORK = "io.flock.testnet..";
    private static final String FABRIC = "org.hyperledger.fabric..";
    private static final String DL4J = "org.deeplearning4j..";
    private static final String ND4J = "org.nd4j..";

    @ArchTest
    static final ArchRule protocol_knowsNobody = noClasses()
            .that()
            .resideInAPackage(PROTOCOL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CHAINCODE, SDK, CLIENT, DEVNET, TEST_NETWORK, FABRIC, DL4J, ND4J);

    @ArchTest
    static final ArchRule chaincode_knowsNoClient = noClasses()
            .that()
            .resideInAPackage(CHAINCODE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SDK, CLIENT, DEVNET, TEST_NETWORK, "org.hyperledger.fabric.client..", DL4J, ND4J);

    /** Floating point is what aggregation and tensors are made of; the ledger has none. */
    @ArchTest
    static final ArchRule chaincode_knowsNoTensors = noClasses()
            .that()
            .resideInAPackage(CHAINCODE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.flock.protocol.tensor..", "io.flock.protocol.aggregate..");

    @ArchTest
    static final ArchRule sdk_knowsNeitherChaincodeNorTraining = noClasses()
            .that()
            .resideInAPackage(SDK)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CHAINCODE, CLIENT, DEVNET, TEST_NETWORK, "org.hyperledger.fabric.shim..", DL4J, ND4J);

    @ArchTest
    static final ArchRule client_knowsNoChaincodeAndNoNetwork = noClasses()
            .that()
            .resideInAPackage(CLIENT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CHAINCODE, DEVNET, TEST_NETWORK, "org.hyperledger.fabric.shim..");

    /** What stands behind the wire can be published alone. */
    @ArchTest
    static final ArchRule devnet_knowsOnlyFabricsProtobufs = noClasses()
            .that()
            .resideInAPackage(DEVNET)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    PROTOCOL,
                    CHAINCODE,
                    SDK,
                    CLIENT,
                    TEST_NETWORK,
                    "org.hyperledger.fabric.client..",
                    "org.hyperledger.fabric.shim..",
                    "org.hyperledger.fabric.contract..");

    /** What a module calls internal may change from one day to the next. */
    @ArchTest
    static final ArchRule internals_areTheirModulesOwn = noClasses()
            .that()
            .resideOutsideOfPackages(SDK, DEVNET)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.flock..internal..");
}
