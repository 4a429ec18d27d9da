package io.flock.chaincode.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.identity.OrganisationId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final Map<String, String> COMPLETE = Map.of(
            "CORE_CHAINCODE_ID_NAME",
            "flock_0.1:" + "a".repeat(64),
            "CHAINCODE_SERVER_ADDRESS",
            "127.0.0.1:9999",
            "FLOCK_FOUNDING_DIGEST",
            "0".repeat(64));

    @Test
    void environment_isEnough() {
        ChaincodeServerOptions options = new Settings(List.of(), COMPLETE).options();

        assertThat(options.chaincodeId()).isEqualTo("flock_0.1:" + "a".repeat(64));
        assertThat(options.address().getPort()).isEqualTo(9999);
        assertThat(options.threads()).isEqualTo(ThreadPool.DEFAULT);
        assertThat(options.tls()).isEmpty();
    }

    @Test
    void commandLine_winsOverTheEnvironment() {
        ChaincodeServerOptions options =
                new Settings(List.of("--address", "127.0.0.1:7", "--threads", "3"), COMPLETE).options();

        assertThat(options.address().getPort()).isEqualTo(7);
        assertThat(options.threads()).isEqualTo(new ThreadPool(3, 3, 5000));
    }

    @ParameterizedTest
    @CsvSource({
        "CORE_CHAINCODE_ID_NAME,",
        "CORE_CHAINCODE_ID_NAME,flock",
        "CORE_CHAINCODE_ID_NAME,flock:1f0c",
        "FLOCK_FOUNDING_DOCUMENT,no-such-file.json",
        "FLOCK_FOUNDING_DOCUMENT,pom.xml",
        "CHAINCODE_SERVER_ADDRESS,",
        "CHAINCODE_SERVER_ADDRESS,9999",
        "CHAINCODE_SERVER_ADDRESS,127.0.0.1:none",
        "CHAINCODE_SERVER_ADDRESS,127.0.0.1:99999",
        "FLOCK_FOUNDING_DIGEST,",
        "FLOCK_FOUNDING_DIGEST,123",
        "TP_CORE_POOL_SIZE,0",
        "TP_CORE_POOL_SIZE,many",
        "CHAINCODE_TLS_KEY,key.pem"
    })
    void settingThatIsMissingOrWrong_isNamed(String variable, String value) {
        Map<String, String> environment = new TreeMap<>(COMPLETE);
        environment.put(variable, value == null ? "" : value);

        assertThatThrownBy(() -> new Settings(List.of(), environment).options())
                .isInstanceOfSatisfying(FlockException.class, e -> {
                    assertThat(e.code()).contains(ErrorCode.CONFIGURATION_INVALID);
                    assertThat(e.getMessage()).containsAnyOf(variable, "TP_CORE_POOL_SIZE", "CHAINCODE_TLS");
                });
    }

    @Test
    void foundingDocument_standsForItsDigest_andMustBeTheOneThatTheDigestNames(@TempDir Path folder)
            throws IOException {
        FoundingDocument document = new FoundingDocument(
                List.of(OrganisationId.parse("Org1MSP")), GovernanceParameters.defaults(), List.of());
        Path file = Files.writeString(folder.resolve("founding.json"), " " + Json.write(document) + "\n");
        Map<String, String> environment = new TreeMap<>(COMPLETE);
        environment.remove("FLOCK_FOUNDING_DIGEST");
        environment.put("FLOCK_FOUNDING_DOCUMENT", file.toString());

        assertThat(new Settings(List.of(), environment).options().foundingDigest())
                .isEqualTo(document.digest());
        environment.put("FLOCK_FOUNDING_DIGEST", "0".repeat(64));
        assertThatThrownBy(() -> new Settings(List.of(), environment).options())
                .hasMessageContaining("is not the digest of the document given, " + document.digest());
    }

    @Test
    void unknownOption_orOneWithoutValue_isAUsageError() {
        assertThatThrownBy(() -> new Settings(List.of("--adress", "x"), COMPLETE))
                .hasMessageStartingWith("USAGE|");
        assertThatThrownBy(() -> new Settings(List.of("--address"), COMPLETE)).hasMessageStartingWith("USAGE|");
    }

    @Test
    void help_namesEverySetting() throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = ChaincodeMain.run(
                List.of("--help"), Map.of(), new PrintStream(out, true, StandardCharsets.UTF_8), System.err);

        assertThat(status).isZero();
        for (Setting setting : Setting.values()) {
            assertThat(out.toString(StandardCharsets.UTF_8)).contains(setting.option, setting.variable);
        }
    }

    @Test
    void mainWithoutSettings_endsWithTheExitStatusOfItsError() throws InterruptedException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status =
                ChaincodeMain.run(List.of(), Map.of(), System.out, new PrintStream(err, true, StandardCharsets.UTF_8));

        assertThat(status).isEqualTo(ErrorCode.CONFIGURATION_INVALID.exitClass().status());
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("CONFIGURATION_INVALID|CORE_CHAINCODE_ID_NAME");
    }
}
