package io.flock.sdk.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionProfileTest {
    private static final String PROFILE = sample();

    @TempDir
    Path folder;

    private static String sample() {
        try (InputStream in = ConnectionProfileTest.class.getResourceAsStream("test-network-org1.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private ConnectionProfile load(String text) throws IOException {
        return ConnectionProfile.load(Files.writeString(folder.resolve("profile.json"), text));
    }

    @Test
    void profileAsTheTestNetworkWritesIt_givesMspIdPeerAndTrust() throws IOException {
        ConnectionProfile profile = load(PROFILE);

        assertThat(profile.organisation()).hasToString("Org1MSP");
        assertThat(profile.peers()).singleElement().satisfies(peer -> {
            assertThat(peer.host()).isEqualTo("localhost");
            assertThat(peer.port()).isEqualTo(7051);
            assertThat(peer.tlsCaCertificates().orElseThrow()).startsWith("-----BEGIN CERTIFICATE-----");
            assertThat(peer.tlsName()).contains("peer0.org1.example.com");
        });
    }

    @Test
    void ownPeersComeFirst_andOtherProfilesPeersBehindThem() throws IOException {
        ConnectionProfile other =
                load(PROFILE.replace("org1", "org2").replace("Org1", "Org2").replace("7051", "9051"));
        ConnectionProfile both = load(PROFILE).with(other).with(other);

        assertThat(both.organisation()).hasToString("Org1MSP");
        assertThat(both.peers()).extracting(PeerEndpoint::port).containsExactly(7051, 9051);
    }

    @Test
    void certificatePath_isRelativeToTheProfile() throws IOException {
        Files.writeString(folder.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\n");
        String text = "{\"organizations\":{\"A\":{\"mspid\":\"AMSP\"}},\"peers\":{\"p\":{\"url\":"
                + "\"grpcs://127.0.0.1:1\",\"tlsCACerts\":{\"path\":\"ca.pem\"}}}}";

        assertThat(load(text).peers().get(0).tlsCaCertificates()).contains("-----BEGIN CERTIFICATE-----\n");
    }

    @Test
    void whatIsMissing_isNamedByItsPath() {
        assertInvalid(PROFILE.replace("\"mspid\"", "\"mspId\""), ".organizations.Org1.mspid is missing");
        assertInvalid(PROFILE.replace("grpcs://", "https://"), ".url must be grpc://");
        assertInvalid(PROFILE.replace("\"tlsCACerts\"", "\"x\""), "tlsCACerts is missing");
        assertInvalid(PROFILE.replace("\"peers\": {", "\"peers\": {}, \"x\": {"), "is missing");
        assertInvalid(PROFILE.replace("\"version\"", "\"name\""), "a key twice");
        assertInvalid(PROFILE + "{}", "not strict JSON");
        assertInvalid("[".repeat(100), "nested deeper");
    }

    private void assertInvalid(String text, String what) {
        assertThatThrownBy(() -> load(text)).isInstanceOfSatisfying(FlockException.class, e -> {
            assertThat(e.is(ErrorCode.CONFIGURATION_INVALID)).isTrue();
            assertThat(e.what()).contains("profile.json").contains(what);
        });
    }

    @Property(tries = 500)
    void anyChangedCharacter_isReadOrRefused_neverACrash(
            @ForAll @IntRange(max = 3000) int at, @ForAll char value, @ForAll boolean cut) {
        int position = at % PROFILE.length();
        String changed = PROFILE.substring(0, position) + value + (cut ? "" : PROFILE.substring(position + 1));
        try {
            new ProfileReader(JsonTree.read("profile", changed), Path.of("profile")).read();
        } catch (FlockException e) {
            assertThat(e.is(ErrorCode.CONFIGURATION_INVALID)).as(e.getMessage()).isTrue();
        }
    }
}
