package io.flock.testnet.consortium;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.cli.Flock;
import io.flock.testnet.archive.ChaincodePackage;
import io.flock.testnet.archive.PackagedConnection;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FLock on a network that it did not start, with Fabric's own command line; needs Fabric's programs and fails without. */
class OwnNetworkIT {
    private static final String PROGRAM = "cryptogen";

    @TempDir
    Path folder;

    @Test
    void consortium_isFoundedAndUsed_onANetworkInTheSamplesLayout() throws Exception {
        Path script = folder.resolve("own-network.sh");
        try (InputStream in = getClass().getResourceAsStream("own-network.sh")) {
            Files.copy(in, script);
        }
        Path work = Files.createDirectory(folder.resolve("work"));
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder("bash", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Path root = Path.of("").toAbsolutePath().getParent();
        builder.environment()
                .putAll(Map.of(
                        "BIN", programs().toString(),
                        "WORK", work.toString(),
                        "BASE", Integer.toString(freePorts()),
                        "TEMPLATES",
                                root.resolve("network-config/src/main/resources/io/flock/network")
                                        .toString(),
                        "FLOCK", flock(root)));
        int status = builder.start().waitFor();
        String text = Files.readString(output);
        assertThat(status).as(text).isZero();

        Map<String, String> seen = new TreeMap<>();
        text.lines()
                .filter(line -> line.contains("="))
                .forEach(line -> seen.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        String packageId = ChaincodePackage.of(
                        "flock_1.0", new PackagedConnection(PackagedConnection.ANY_ADDRESS, false))
                .id();
        assertThat(seen)
                .containsEntry("packageId1", packageId)
                .containsEntry("packageId2", packageId)
                .containsEntry("peersPackageId", packageId)
                .containsEntry("name", "\"FLock\"")
                .containsEntry("metadata", "\"Transfer\"")
                .containsEntry("sender", "995 FLOCK")
                .containsEntry("foundedByAMember", "NOT_AUTHORISED")
                .containsEntry("lost", "0");
        assertThat(seen.get("balance")).contains("\"uncollected\":\"5000000\"");
        // It ends as without content nodes, of which this network has none.
        assertThat(seen.get("window"))
                .contains("Org1MSP refuses a wrong time, its window is 60 s")
                .contains("Org2MSP refuses a wrong time, its window is 60 s")
                .endsWith(" 6");
        assertThat(seen.get("noWindow"))
                .startsWith("failed")
                .contains("CONFIGURATION_INVALID", "took a proposal that is an hour ahead", "--no-money")
                .endsWith(" 3");
        assertThat(seen.get("noWindowNoMoney"))
                .startsWith("warning")
                .contains("took a proposal that is an hour ahead")
                .endsWith(" 6");
    }

    private static Path programs() {
        Path bin = Optional.ofNullable(System.getenv("FABRIC_HOME"))
                .map(home -> Path.of(home, "bin"))
                .or(() -> List.of(System.getenv("PATH").split(":")).stream()
                        .map(Path::of)
                        .filter(entry -> Files.isExecutable(entry.resolve(PROGRAM)))
                        .findFirst())
                .orElse(Path.of("bin"));
        assertThat(Files.isExecutable(bin.resolve(PROGRAM)))
                .as("Fabric's programs are not in " + bin
                        + ": set FABRIC_HOME to the folder that holds their bin, or put them on the PATH")
                .isTrue();
        return bin;
    }

    private static String flock(Path root) {
        return System.getProperty("java.home") + "/bin/java -XX:TieredStopAtLevel=1 -Xmx256m -Dflock.source=" + root
                + " -cp " + System.getProperty("java.class.path") + " " + Flock.class.getName();
    }

    /** The first of sixty ports of which a few were just seen to be free. */
    private static int freePorts() throws IOException {
        for (int base = 24_000; base < 32_000; base += 60) {
            if (isFree(base) && isFree(base + 10) && isFree(base + 20) && isFree(base + 23)) {
                return base;
            }
        }
        throw new IllegalStateException("no free ports from 24000 to 32000");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
