package io.flock.testnet.consortium;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.flock.devnet.DevNetwork;
import io.flock.devnet.Organisation;
import io.flock.sdk.connection.ConnectionProfile;
import io.flock.testnet.archive.ChaincodePackage;
import io.flock.testnet.archive.PackagedConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kits made of a network's folders; the network itself is not needed for it. */
class KitCommandTest {
    private static final int USAGE = 2;
    private static final int SETTINGS = 3;

    @TempDir
    static Path folder;

    private static Path organisation;

    @BeforeAll
    static void exportNetwork() throws IOException {
        try (DevNetwork network = DevNetwork.builder()
                .organisations("Org1MSP", "Org2MSP")
                .tls(true)
                .start()) {
            Organisation first = network.organisation("Org1MSP");
            first.enroll("ann");
            organisation = first.export(folder.resolve("crypto"));
        }
        Files.createDirectories(folder.resolve("software/lib"));
        Files.writeString(folder.resolve("software/flock-chaincode.jar"), "a jar");
        Files.writeString(folder.resolve("software/lib/library.jar"), "another");
        CommandRun.of(
                "network", "founding", "make", "--organisation", "Org1MSP", "--file", folder.resolve("founding.json"));
    }

    private static CommandRun kit(String to, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("network", "kit", "Org1MSP", "--folder", organisation));
        arguments.addAll(List.of("--software", folder.resolve("software"), "--to", folder.resolve(to)));
        arguments.addAll(List.of("--founding", folder.resolve("founding.json"), "--output", "json"));
        arguments.addAll(Arrays.asList(more));
        return CommandRun.of(arguments.toArray());
    }

    @Test
    void kit_holdsWhatAMemberNeeds_andItsFilesAgree() throws IOException {
        Path tls = organisation.resolve("peers/peer0.org1.example.com/tls");
        CommandRun run = kit(
                "whole",
                "--address",
                "peer.org1:9999",
                "--tls-key",
                tls.resolve("server.key"),
                "--tls-cert",
                tls.resolve("server.crt"));
        Path kit = folder.resolve("whole");
        String packageId = run.json().get("packageId").getAsString();
        String founding = run.json().get("foundingDigest").getAsString();

        assertThat(run.err()).isEmpty();
        assertThat(packageId)
                .isEqualTo(
                        ChaincodePackage.of("flock_1.0", new PackagedConnection(PackagedConnection.ANY_ADDRESS, true))
                                .id());
        assertThat(kit.resolve("flock_1.0.tar.gz")).isNotEmptyFile();
        assertThat(kit.resolve("chaincode/lib/library.jar")).hasContent("another");
        assertThat(kit.resolve("settings.env"))
                .content()
                .contains("CORE_CHAINCODE_ID_NAME='" + packageId + "'", "CHAINCODE_SERVER_ADDRESS='peer.org1:9999'")
                .contains("FLOCK_FOUNDING_DIGEST='" + founding + "'", "CHAINCODE_TLS_KEY='tls/server.key'");
        assertThat(kit.resolve("README.md"))
                .content()
                .contains(packageId, founding)
                .doesNotContain("${");
        assertThat(new FoundingFile(kit.resolve("founding.json"))
                        .read()
                        .digest()
                        .hex())
                .isEqualTo(founding);
        assertThat(ConnectionProfile.load(kit.resolve("connection.json")))
                .isEqualTo(ConnectionProfile.load(organisation.resolve("connection.json")));
        assertThat(JsonParser.parseString(Files.readString(kit.resolve("builder-config.json")))
                        .getAsJsonObject()
                        .get("client_key")
                        .getAsString())
                .isEqualTo(Files.readString(tls.resolve("server.key")));
    }

    @Test
    void kit_isReadableByItsOwnerAlone_andLeavesTheAuthoritiesKeysBehind() throws IOException {
        kit("private", "--address", "127.0.0.1:9999", "--no-tls");
        Path kit = folder.resolve("private");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kit)))
                .isEqualTo("rwx------");
        assertThat(keys(organisation)).anyMatch(key -> key.contains("ca/"));
        assertThat(keys(kit.resolve("organisation")))
                .isNotEmpty()
                .noneMatch(key -> key.startsWith("ca/") || key.startsWith("tlsca/"));
        assertThat(kit.resolve("tls")).doesNotExist();
        assertThat(kit.resolve("builder-config.json")).doesNotExist();
    }

    private static List<String> keys(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(name -> name.endsWith("_sk") || name.endsWith(".key"))
                    .toList();
        }
    }

    @Test
    void startScript_isAShellScript_thatIsReadWithoutAFault() throws Exception {
        kit("script", "--address", "127.0.0.1:9999", "--no-tls");
        Path script = folder.resolve("script/start.sh");

        assertThat(Files.isExecutable(script)).isTrue();
        assertThat(new ProcessBuilder("sh", "-n", script.toString()).start().waitFor())
                .isZero();
    }

    @Test
    void folderThatIsThere_staysAsItIs() {
        kit("twice", "--address", "127.0.0.1:9999", "--no-tls");
        CommandRun again = kit("twice", "--address", "127.0.0.1:1", "--no-tls");

        assertThat(again.status()).isEqualTo(SETTINGS);
        assertThat(again.err()).contains("STATE_FOLDER_UNUSABLE", "is there already");
        assertThat(folder.resolve("twice/settings.env")).content().contains("127.0.0.1:9999");
    }

    @Test
    void whatIsMissing_isNamed_andNothingIsLeft() {
        assertThat(kit("no", "--address", "127.0.0.1:9999").err()).contains("--tls-key");
        assertThat(kit("no", "--address", "nowhere", "--no-tls").status()).isEqualTo(USAGE);
        assertThat(bare("Org1MSP", organisation, folder).err()).contains("no flock-chaincode.jar in " + folder);
        assertThat(bare("Org1MSP", folder, software()).err()).contains("holds no msp");
        assertThat(bare("Org2MSP", organisation, software()).err()).contains("Org1MSP", "the kit is for Org2MSP");
        assertThat(folder.resolve("no")).doesNotExist();
        assertThat(folder.resolve("no.new")).doesNotExist();
    }

    private static Path software() {
        return folder.resolve("software");
    }

    private static CommandRun bare(String mspId, Path from, Path software) {
        return CommandRun.of(
                "network",
                "kit",
                mspId,
                "--folder",
                from,
                "--software",
                software,
                "--address",
                "127.0.0.1:1",
                "--no-tls",
                "--founding",
                folder.resolve("founding.json"),
                "--to",
                folder.resolve("no"));
    }
}
