package io.flock.testnet.network;

import io.flock.protocol.identity.OrganisationId;
import io.flock.testnet.fabric.ChaincodeJvm;
import io.flock.testnet.fabric.Consensus;
import io.flock.testnet.fabric.ContentKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What only a network of Fabric's own processes can be told. */
public final class FabricUpOptions {
    @Option(
            names = "--consensus",
            paramLabel = "KIND",
            defaultValue = "raft",
            description = "fabric: raft (three orderers) or bft (four) (default: ${DEFAULT-VALUE})")
    private Consensus consensus;

    @Option(
            names = "--content",
            paramLabel = "KIND",
            defaultValue = "kubo",
            description =
                    "fabric: kubo (one per organisation) or embedded (one node for all) (default: ${DEFAULT-VALUE})")
    private ContentKind content;

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            defaultValue = "warning",
            description = "fabric: of peers and orderers, as info or debug (default: ${DEFAULT-VALUE})")
    private String logLevel;

    @Option(
            names = "--chaincode-java",
            paramLabel = "MSP=DIR",
            description = "fabric: JDK of an organisation's chaincode process (default: the one that runs this)")
    private Map<OrganisationId, String> javaHomes = new LinkedHashMap<>();

    @Option(
            names = "--chaincode-option",
            paramLabel = "MSP:OPTION",
            description = "fabric: option of its Java machine, as Org2MSP:-Duser.language=tr; repeatable")
    private List<String> javaOptions = new ArrayList<>();

    @Mixin
    private ProgramOptions programs;

    /** Called by picocli. */
    public FabricUpOptions() {}

    public Consensus consensus() {
        return consensus;
    }

    public ContentKind content() {
        return content;
    }

    public String logLevel() {
        return logLevel;
    }

    public ProgramOptions programs() {
        return programs;
    }

    public List<ChaincodeJvm> jvms() {
        Set<OrganisationId> named = new LinkedHashSet<>(javaHomes.keySet());
        javaOptions.forEach(option -> named.add(organisation(option)));
        return named.stream()
                .map(organisation -> new ChaincodeJvm(
                        organisation,
                        javaHomes.getOrDefault(organisation, System.getProperty("java.home")),
                        javaOptions.stream()
                                .filter(option -> organisation(option).equals(organisation))
                                .map(option -> option.substring(option.indexOf(':') + 1))
                                .toList()))
                .toList();
    }

    private static OrganisationId organisation(String option) {
        return OrganisationId.parse(option.substring(0, Math.max(0, option.indexOf(':'))));
    }
}
