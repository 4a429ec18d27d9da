package io.flock.testnet.network;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.OrganisationId;
import io.flock.testnet.Engine;
import io.flock.testnet.fabric.ChaincodeJvm;
import io.flock.testnet.fabric.Consensus;
import io.flock.testnet.fabric.ContentKind;
import io.flock.testnet.fabric.FabricSettings;
import io.flock.testnet.fabric.program.Program;
import io.flock.testnet.fabric.program.ProgramPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What only a network of Fabric's own processes can be told. */
public final class FabricUpOptions {
    @Option(
            names = "--consensus",
            paramLabel = "KIND",
            description = "fabric: raft (three orderers) or bft (four) (default: raft)")
    private Optional<Consensus> consensus = Optional.empty();

    @Option(
            names = "--content",
            paramLabel = "KIND",
            description = "fabric: kubo (one per organisation) or embedded (one node for all) (default: kubo)")
    private Optional<ContentKind> content = Optional.empty();

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            description = "fabric: of peers and orderers, as info or debug (default: warning)")
    private Optional<String> logLevel = Optional.empty();

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
        return consensus.orElse(Consensus.RAFT);
    }

    public ContentKind content() {
        return content.orElse(ContentKind.KUBO);
    }

    public String logLevel() {
        return logLevel.orElse("warning");
    }

    public ProgramOptions programs() {
        return programs;
    }

    /**
     * Refuses all of this for a network that is not of Fabric's own processes: nothing of it could be done.
     *
     * @param engine of the network that is meant
     * @throws FlockException USAGE with the options that were given
     */
    public void requireFits(Engine engine) {
        List<String> given = given();
        if (engine != Engine.FABRIC && !given.isEmpty()) {
            String options = String.join(", ", given);
            throw new FlockException(
                    ErrorCode.USAGE,
                    options + ": only for a network of " + Engine.FABRIC + ", and this one is of " + engine,
                    "leave " + options + " out, or give --engine " + Engine.FABRIC);
        }
    }

    private List<String> given() {
        List<String> given = new ArrayList<>();
        consensus.ifPresent(kind -> given.add("--consensus"));
        content.ifPresent(kind -> given.add("--content"));
        logLevel.ifPresent(level -> given.add("--log-level"));
        if (!javaHomes.isEmpty()) {
            given.add("--chaincode-java");
        }
        if (!javaOptions.isEmpty()) {
            given.add("--chaincode-option");
        }
        given.addAll(programs.given());
        return given;
    }

    /** The Java machines of a new network's chaincode processes. */
    public List<ChaincodeJvm> jvms() {
        return jvms(ChaincodeJvm::own);
    }

    private List<ChaincodeJvm> jvms(Function<OrganisationId, ChaincodeJvm> before) {
        return named().stream()
                .map(organisation -> {
                    List<String> options = javaOptions.stream()
                            .filter(option -> organisation(option).equals(organisation))
                            .map(option -> option.substring(option.indexOf(':') + 1))
                            .toList();
                    ChaincodeJvm kept = before.apply(organisation);
                    return new ChaincodeJvm(
                            organisation,
                            javaHomes.getOrDefault(organisation, kept.javaHome()),
                            options.isEmpty() ? kept.options() : options);
                })
                .toList();
    }

    private Set<OrganisationId> named() {
        Set<OrganisationId> named = new LinkedHashSet<>(javaHomes.keySet());
        javaOptions.forEach(option -> named.add(organisation(option)));
        return named;
    }

    /**
     * Refuses a Java machine for nobody.
     *
     * @throws FlockException USAGE
     */
    void requireOrganisations(List<OrganisationId> organisations) {
        for (OrganisationId organisation : named()) {
            if (!organisations.contains(organisation)) {
                throw new FlockException(
                        ErrorCode.USAGE,
                        "--chaincode-java or --chaincode-option names " + organisation
                                + ", which is no organisation of the network",
                        "name one of "
                                + organisations.stream()
                                        .map(OrganisationId::text)
                                        .collect(Collectors.joining(", ")));
            }
        }
    }

    /**
     * What a network that was made before is to be from its next start on.
     *
     * @throws FlockException CONFIGURATION_INVALID for what it was founded with and can't be any more; PROGRAM_MISSING
     */
    FabricSettings changed(KeptNetwork network, FabricSettings kept) {
        network.require("--consensus", consensus, kept.consensus(), FabricUpOptions::text);
        network.require("--content", content, kept.content(), FabricUpOptions::text);
        requireOrganisations(kept.organisations());
        List<ChaincodeJvm> jvms = new ArrayList<>(kept.jvms());
        jvms.removeIf(jvm -> named().contains(jvm.organisation()));
        jvms.addAll(jvms(kept::jvm));
        return kept.withProcesses(logLevel.orElse(kept.logLevel()), programs.moved(kept.programs()), jvms);
    }

    /**
     * Refuses changes of a network of which processes live: they were started with what it has.
     *
     * @throws FlockException CONFIGURATION_INVALID with what is asked for and what it has
     */
    static void requireSame(KeptNetwork network, FabricSettings wished, FabricSettings kept) {
        network.requireWhileItRuns("--log-level", Optional.of(wished.logLevel()), kept.logLevel(), level -> level);
        for (OrganisationId organisation : kept.organisations()) {
            ChaincodeJvm asked = wished.jvm(organisation);
            ChaincodeJvm has = kept.jvm(organisation);
            network.requireWhileItRuns(
                    "--chaincode-java",
                    Optional.of(asked.javaHome()),
                    has.javaHome(),
                    home -> organisation.text() + "=" + home);
            network.requireWhileItRuns(
                    "--chaincode-option",
                    Optional.of(asked.options()),
                    has.options(),
                    options -> organisation.text() + ":" + String.join(" ", options));
        }
        for (int i = 0; i < kept.programs().size(); i++) {
            ProgramPath has = kept.programs().get(i);
            network.requireWhileItRuns(
                    has.program() == Program.IPFS ? "--ipfs" : "--bin",
                    Optional.of(wished.programs().get(i).path()),
                    has.path(),
                    path -> path);
        }
    }

    private static String text(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static OrganisationId organisation(String option) {
        return OrganisationId.parse(option.substring(0, Math.max(0, option.indexOf(':'))));
    }
}
