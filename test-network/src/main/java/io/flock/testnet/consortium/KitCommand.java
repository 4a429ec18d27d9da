package io.flock.testnet.consortium;

import com.google.gson.JsonObject;
import io.flock.client.cli.network.NetworkFile;
import io.flock.client.cli.network.NetworkHome;
import io.flock.client.cli.output.OutputOption;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.identity.OrganisationId;
import io.flock.sdk.connection.ConnectionProfile;
import io.flock.testnet.archive.ChaincodePackage;
import io.flock.testnet.archive.PackagedConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock network kit}. */
@Command(
        name = "kit",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a folder with everything that one organisation needs to take part on another machine: its certificates,"
                    + " connection profile, chaincode package, the chaincode process with a start.sh, the founding document.",
            "Of the network in the state folder, or of any by its organisations' folders."
        },
        footer = {
            "",
            "Example:",
            "  flock network kit Org1MSP",
            "  flock network kit Org2MSP --folder organizations/peerOrganizations/org2.example.com"
                    + " --founding founding.json --address 127.0.0.1:9998 --no-tls"
        })
public final class KitCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ORG", description = "MSP id of the organisation")
    private OrganisationId organisation;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "${env:FLOCK_HOME:-.flock}",
            description = "state folder (default: FLOCK_HOME, or .flock)")
    private Path home;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "the organisation's folder, as cryptogen or Fabric's samples lay it out, with msp, users and"
                    + " peers (default: the state folder's)")
    private Optional<Path> folder;

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description = "its connection profile, JSON or YAML (default: the one connection*.json of its folder)")
    private Optional<Path> profile;

    @Option(
            names = "--founding",
            paramLabel = "FILE",
            description = "the founding document (default: that of the network in the state folder)")
    private Optional<Path> founding;

    @Option(
            names = "--label",
            paramLabel = "LABEL",
            defaultValue = "flock_1.0",
            description = "of the chaincode package (default: ${DEFAULT-VALUE})")
    private String label;

    @Option(
            names = "--address",
            paramLabel = "HOST:PORT",
            description = "where its peer reaches its chaincode process (default: as in the state folder)")
    private Optional<String> address;

    @Option(
            names = "--packaged-address",
            paramLabel = "HOST:PORT",
            defaultValue = PackagedConnection.ANY_ADDRESS,
            description = "what 'flock network package' was given as --address (default: ${DEFAULT-VALUE})")
    private String packaged;

    @Option(
            names = "--channel",
            paramLabel = "NAME",
            description = "channel that the kit's texts name (default: that of the state folder, or flock)")
    private Optional<String> channel;

    @Mixin
    private TlsOptions tls;

    @Option(
            names = "--software",
            paramLabel = "DIR",
            description = "folder with flock-chaincode.jar and its libraries (default: as built from the sources)")
    private Optional<Path> software;

    @Option(names = "--to", paramLabel = "DIR", description = "a new folder for the kit (default: kit-ORG)")
    private Optional<Path> target;

    @Mixin
    private OutputOption output;

    KitCommand() {}

    @Override
    public Integer call() {
        NetworkHome state = new NetworkHome(home);
        Optional<FabricHome> network = folder.isEmpty() ? FabricHome.of(home, organisation) : Optional.empty();
        Path own = folder.orElseGet(() -> state.profile(organisation).getParent());
        if (!Files.isDirectory(own.resolve("msp"))) {
            throw missing(own + " is no organisation's folder: it holds no msp", "name it with --folder");
        }
        ConnectionProfile where = ConnectionProfile.load(profile.orElseGet(() -> OrganisationFolder.profile(own)));
        requireMember(where.organisation(), "the connection profile is of ");
        FoundingDocument document = founding.map(file -> new FoundingFile(file).read())
                .or(() -> network.map(FabricHome::founding))
                .or(() -> state.network().map(NetworkFile::founding))
                .orElseThrow(() -> missing("there is no founding document", "name it with --founding"));
        if (!document.organisations().contains(organisation)) {
            requireMember(document.organisations().get(0), "the founding document has no such member, the first is ");
        }
        Kit kit = new Kit(
                organisation,
                own,
                where,
                document,
                ChaincodePackage.of(label, new PackagedConnection(packaged, !tls.isPlain())),
                channel.or(() -> state.network().map(NetworkFile::channel)).orElse("flock"),
                new PackagedConnection(where(network), false).address(),
                tls.files(own, network.map(FabricHome::tls)),
                software());
        Path to = target.orElse(Path.of("kit-" + organisation));
        new KitFolder(to).write(kit);
        print(to, kit);
        return ExitClass.SUCCESS.status();
    }

    private String where(Optional<FabricHome> network) {
        return address.or(() -> network.map(FabricHome::address))
                .orElseThrow(() -> new FlockException(
                        ErrorCode.USAGE, "--address is missing", "say where its peer reaches its chaincode process"));
    }

    private void requireMember(OrganisationId found, String what) {
        if (!found.equals(organisation)) {
            throw missing(what + found + ", the kit is for " + organisation, "give the MSP id that the channel has");
        }
    }

    private Path software() {
        Path place = software.or(() -> Optional.ofNullable(System.getProperty("flock.source"))
                        .map(source -> Path.of(source, "chaincode/target/dist")))
                .orElse(Path.of("chaincode/target/dist"));
        if (!Files.isRegularFile(place.resolve("flock-chaincode.jar"))) {
            throw missing(
                    "there is no flock-chaincode.jar in " + place.toAbsolutePath(),
                    "build it with 'mvn -DskipTests package', or name its folder with --software");
        }
        return place;
    }

    private void print(Path to, Kit kit) {
        JsonObject json = new JsonObject();
        json.addProperty("folder", to.toString());
        json.addProperty("organisation", organisation.text());
        json.addProperty("packageId", kit.chaincode().id());
        json.addProperty("foundingDigest", kit.founding().digest().hex());
        output.print(
                json,
                List.of(
                        "kit of    " + organisation,
                        "folder    " + to,
                        "package   " + kit.chaincode().id(),
                        "founding  " + kit.founding().digest().hex(),
                        "next      read " + to.resolve("README.md")));
    }

    static FlockException missing(String what, String todo) {
        return new FlockException(ErrorCode.CONFIGURATION_INVALID, what, todo);
    }
}
