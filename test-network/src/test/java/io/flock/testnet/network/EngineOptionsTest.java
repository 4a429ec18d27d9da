package io.flock.testnet.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.cli.Flock;
import io.flock.protocol.error.ExitClass;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options that only one engine knows are never passed over. Every command here has another fault, so that none starts anything. */
class EngineOptionsTest {
    @TempDir
    private Path folder;

    private String refused(List<String> command, String... options) {
        StringWriter all = new StringWriter();
        int status = Flock.commandLine(new PrintWriter(all), new PrintWriter(all))
                .execute(Stream.concat(command.stream(), Stream.of(options)).toArray(String[]::new));
        assertThat(status).as(all.toString()).isEqualTo(ExitClass.USAGE.status());
        assertThat(folder).isEmptyDirectory();
        return all.toString();
    }

    private List<String> up() {
        return List.of("network", "up", "--home", folder.toString(), "--accounts", "0");
    }

    private List<String> demo() {
        return List.of("demo", "--participants", "0");
    }

    @ParameterizedTest
    @CsvSource({
        "--consensus, bft",
        "--content, embedded",
        "--log-level, debug",
        "--chaincode-java, Org2MSP=/opt/jdk-25",
        "--chaincode-option, Org2MSP:-Xmx2g",
        "--bin, /opt/fabric/bin",
        "--ipfs, /opt/kubo/ipfs",
    })
    void optionOfFabric_isRefusedForDevnet_byName(String option, String value) {
        List<String> preflight = List.of("network", "preflight", "--home", folder.toString());

        for (List<String> command : List.of(up(), demo(), preflight)) {
            for (String[] devnet :
                    List.of(new String[] {option, value}, new String[] {"--engine", "devnet", option, value})) {
                assertThat(refused(command, devnet))
                        .contains(option + ": only for a network of fabric, and this one is of devnet")
                        .contains("leave " + option + " out, or give --engine fabric");
            }
        }
    }

    @Test
    void severalOfThem_areNamedTogether() {
        assertThat(refused(up(), "--consensus", "bft", "--bin", "/opt/fabric/bin"))
                .contains("--consensus, --bin: only for a network of fabric");
    }

    @Test
    void fabric_takesThem() {
        assertThat(refused(up(), "--engine", "fabric", "--consensus", "bft")).contains("--accounts 0 is out of range");
    }
}
