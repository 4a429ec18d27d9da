package io.flock.testnet.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChaincodePackageTest {
    private static final PackagedConnection ANY = new PackagedConnection(PackagedConnection.ANY_ADDRESS, true);

    @Test
    void package_holdsWhatPeersLookFor() throws IOException {
        Map<String, byte[]> files = files(ChaincodePackage.of("flock_1.0", ANY).bytes());
        String metadata = new String(files.get("metadata.json"), StandardCharsets.UTF_8);
        Map<String, byte[]> code = files(files.get("code.tar.gz"));
        String connection = new String(code.get("connection.json"), StandardCharsets.UTF_8);

        assertThat(files).containsOnlyKeys("metadata.json", "code.tar.gz");
        assertThat(JsonParser.parseString(metadata))
                .isEqualTo(JsonParser.parseString("{\"path\":\"\",\"type\":\"ccaas\",\"label\":\"flock_1.0\"}"));
        assertThat(JsonParser.parseString(connection).getAsJsonObject())
                .isEqualTo(
                        JsonParser.parseString(
                                """
                        {"address": "{{.address}}", "dial_timeout": "10s", "tls_required": true,
                         "client_auth_required": true, "root_cert": "{{.root_cert}}",
                         "client_key": "{{.client_key}}", "client_cert": "{{.client_cert}}"}"""));
    }

    @Test
    void modelOfTheConnection_thatNetworkConfigHas_saysTheSame() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/io/flock/network/package/connection.json")) {
            assertThat(JsonParser.parseString(new String(in.readAllBytes(), StandardCharsets.UTF_8)))
                    .isEqualTo(JsonParser.parseString(ANY.json()));
        }
    }

    /** The ids that {@code peer lifecycle chaincode calculatepackageid} gives; they may never change for these inputs. */
    @Test
    void id_isTheSameOnEveryMachine() {
        assertThat(ChaincodePackage.of("flock_1.0", ANY).id())
                .isEqualTo("flock_1.0:9f35123bfbe8cc2db50cbdd48c8b016529c69648a2ba8bac802ec6019de36b63");
        assertThat(ChaincodePackage.of("flock_1.0", new PackagedConnection("127.0.0.1:9999", false))
                        .id())
                .isEqualTo("flock_1.0:50015da5895156bf8358d35eb13558011faa05302c8fa2079973bbb1bb49204a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-flock", "flock 1", "flock/1", "flöck", "flock:1"})
    void labelThatPeersRefuse_isRefusedFirst(String label) {
        assertThatThrownBy(() -> ChaincodePackage.of(label, ANY))
                .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.USAGE))
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9999", "host", "host:", "ho'st:9999", "host:99x", "a b:1"})
    void addressThatIsNone_isRefused(String address) {
        assertThatThrownBy(() -> new PackagedConnection(address, false))
                .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.USAGE))
                        .isTrue());
    }

    @Test
    void addressOfTheSamples_withAFieldForThePeer_isKept() {
        String address = "{{.peername}}_flock_ccaas:9999";

        assertThat(new PackagedConnection(address, false).json()).contains("\"address\": \"" + address + '"');
    }

    @Property(tries = 60)
    void storedGzip_isReadBackByAnyReader(@ForAll @IntRange(max = 200_000) int length) throws IOException {
        byte[] content = new byte[length];
        Arrays.setAll(new Byte[length], i -> content[i] = (byte) (i * 31 + i / 251));

        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(StoredGzip.of(content)))) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
    }

    /** A reader of its own: name, octal size and content of each entry. */
    private static Map<String, byte[]> files(byte[] archive) throws IOException {
        byte[] tar = new GZIPInputStream(new ByteArrayInputStream(archive)).readAllBytes();
        Map<String, byte[]> files = new LinkedHashMap<>();
        int at = 0;
        while (tar[at] != 0) {
            String name = new String(tar, at, 100, StandardCharsets.US_ASCII).trim();
            int size = Integer.parseInt(new String(tar, at + 124, 11, StandardCharsets.US_ASCII), 8);
            files.put(name, Arrays.copyOfRange(tar, at + 512, at + 512 + size));
            at += 512 + (size + 511) / 512 * 512;
        }
        return files;
    }
}
