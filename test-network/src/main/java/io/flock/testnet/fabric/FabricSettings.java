package io.flock.testnet.fabric;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.Range;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.testnet.SettingsFile;
import io.flock.testnet.fabric.layout.PortPlan;
import io.flock.testnet.fabric.program.Program;
import io.flock.testnet.fabric.program.ProgramPath;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a network was made with; kept in its folder, so that every later command means the same network.
 *
 * @param basePort first of its block of ports
 * @param logLevel of peers and orderers, in Fabric's words: {@code info}, {@code warning} and so on
 * @param programs where Fabric's and Kubo's programs were found
 * @param jvms of the chaincode processes, where they are not this program's own
 * @param relayed whether orderers, peers and content nodes listen at other ports than those at which others reach them; absent: no
 * @param joined organisations that came after the founding, in their order; absent: none
 */
public record FabricSettings(
        int basePort,
        @Range(max = 3_600_000) int batchTimeoutMillis,
        Consensus consensus,
        ContentKind content,
        @Limit(256) String logLevel,
        @Limit(16) List<ProgramPath> programs,
        @Limit(64) List<ChaincodeJvm> jvms,
        FoundingDocument founding,
        @Limit(1024) List<AccountId> accounts,
        Optional<Boolean> relayed,
        @Limit(64) Optional<List<OrganisationId>> joined)
        implements StateDocument {

    public FabricSettings {
        programs = List.copyOf(programs);
        jvms = List.copyOf(jvms);
        accounts = List.copyOf(accounts);
        if (accounts.isEmpty()) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, "accounts are none");
        }
        requirePrograms(programs, content);
        programs.forEach(program -> requirePath(program.path()));
        jvms.forEach(jvm -> requirePath(jvm.javaHome()));
        int organisations =
                founding.organisations().size() + joined.map(List::size).orElse(0);
        // Refuses ports that don't exist.
        new PortPlan(basePort, consensus.orderers(), organisations);
    }

    /** The programs that a network with such content consists of. */
    static List<Program> needed(ContentKind content) {
        return Stream.of(Program.values())
                .filter(program -> program.source() == Program.Source.FABRIC || content == ContentKind.KUBO)
                .toList();
    }

    private static void requirePrograms(List<ProgramPath> programs, ContentKind content) {
        Set<Program> there = programs.stream().map(ProgramPath::program).collect(Collectors.toCollection(TreeSet::new));
        if (!there.containsAll(needed(content))) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT, "programs have not all of " + needed(content) + ", but " + there);
        }
    }

    private static void requirePath(String text) {
        if (!isPath(text)) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, Quoted.of(text) + " is no path");
        }
    }

    private static boolean isPath(String text) {
        try {
            return !Path.of(text).toString().isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /**
     * The settings in a file; empty when there is none.
     *
     * @throws FlockException STATE_FOLDER_UNUSABLE
     */
    public static Optional<FabricSettings> read(Path file) {
        return SettingsFile.read(file, FabricSettings.class);
    }

    /** All organisations: the founding's, then those that came later. Their places give nodes their numbers and ports. */
    public List<OrganisationId> organisations() {
        List<OrganisationId> all = new ArrayList<>(founding.organisations());
        all.addAll(joined.orElse(List.of()));
        return List.copyOf(all);
    }

    /** The same with one organisation more, whose users have the names of the first one's. */
    FabricSettings with(OrganisationId organisation) {
        List<OrganisationId> later = new ArrayList<>(joined.orElse(List.of()));
        later.add(organisation);
        OrganisationId first = founding.organisations().get(0);
        List<AccountId> all = new ArrayList<>(accounts);
        accounts.stream()
                .filter(account -> account.organisation().equals(first))
                .map(account -> AccountId.of(organisation.text(), account.name()))
                .forEach(all::add);
        return new FabricSettings(
                basePort,
                batchTimeoutMillis,
                consensus,
                content,
                logLevel,
                programs,
                jvms,
                founding,
                all,
                relayed,
                Optional.of(List.copyOf(later)));
    }

    /** Whether a relay stands before each orderer, peer and content node. */
    public boolean isRelayed() {
        return relayed.orElse(false);
    }

    /** The Java machine of an organisation's chaincode process. */
    public ChaincodeJvm jvm(OrganisationId organisation) {
        return jvms.stream()
                .filter(jvm -> jvm.organisation().equals(organisation))
                .findFirst()
                .orElseGet(() -> ChaincodeJvm.own(organisation));
    }

    /** The same with processes that are started otherwise. */
    public FabricSettings withProcesses(String level, List<ProgramPath> places, List<ChaincodeJvm> machines) {
        return new FabricSettings(
                basePort,
                batchTimeoutMillis,
                consensus,
                content,
                level,
                places,
                machines,
                founding,
                accounts,
                relayed,
                joined);
    }

    /** The same on other ports. */
    public FabricSettings withBasePort(int port) {
        return new FabricSettings(
                port,
                batchTimeoutMillis,
                consensus,
                content,
                logLevel,
                programs,
                jvms,
                founding,
                accounts,
                relayed,
                joined);
    }
}
