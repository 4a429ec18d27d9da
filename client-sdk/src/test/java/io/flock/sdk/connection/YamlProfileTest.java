package io.flock.sdk.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles as YAML, in the form in which Fabric's samples write them beside the JSON. */
class YamlProfileTest {
    private static final String PROFILE =
            """
            ---
            name: a-network
            client:
              organization: Org1
              connection:
                timeout: {peer: {endorser: '300'}}
            organizations:
              Org1:
                mspid: Org1MSP
                peers:
                - peer0.org1.example.com
            peers:
              peer0.org1.example.com:
                url: grpcs://localhost:7051
                tlsCACerts:
                  pem: |
                      -----BEGIN CERTIFICATE-----
                      MIIB
                      -----END CERTIFICATE-----

                grpcOptions:
                  ssl-target-name-override: peer0.org1.example.com
            certificateAuthorities:
              ca.org1.example.com:
                url: https://localhost:7054
                tlsCACerts:
                  pem:
                    - |
                      -----BEGIN CERTIFICATE-----
                httpOptions:
                  verify: false
            """;

    @TempDir
    Path folder;

    private ConnectionProfile load(String text) throws IOException {
        return ConnectionProfile.load(Files.writeString(folder.resolve("connection-org1.yaml"), text));
    }

    @Test
    void profile_givesMspIdPeerAndTrust_asItsJsonTwinDoes() throws IOException {
        ConnectionProfile profile = load(PROFILE);

        assertThat(profile.organisation()).hasToString("Org1MSP");
        assertThat(profile.peers())
                .containsExactly(new PeerEndpoint(
                        "peer0.org1.example.com",
                        "localhost",
                        7051,
                        Optional.of("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"),
                        Optional.of("peer0.org1.example.com")));
    }

    @Test
    void whatIsWrong_isNamed_withTheFile() {
        assertInvalid(PROFILE.replace("mspid", "mspId"), ".organizations.Org1.mspid is missing");
        assertInvalid(PROFILE.replace("name: a-network", "client: x"), "a key twice: client");
        assertInvalid(PROFILE + "---\nsecond: document\n", "not one YAML document");
        assertInvalid("", "not one YAML document");
        assertInvalid("[".repeat(5_000), "nested deeper than 32");
        assertInvalid("? [a]\n: b\n", "a key that is no text");
        assertInvalid("a: &a [x]\nb: *a\n", "the alias *a");
        assertInvalid("\tx: y", "is not YAML");
    }

    @Test
    void tag_namesNoClass() throws IOException {
        String tagged = PROFILE.replace("mspid: Org1MSP", "mspid: !!java.lang.ProcessBuilder Org1MSP");

        assertThat(load(tagged).organisation()).hasToString("Org1MSP");
    }

    private void assertInvalid(String text, String what) {
        assertThatThrownBy(() -> load(text)).isInstanceOfSatisfying(FlockException.class, e -> {
            assertThat(e.is(ErrorCode.CONFIGURATION_INVALID)).isTrue();
            assertThat(e.what()).contains("connection-org1.yaml").contains(what);
        });
    }

    @Property(tries = 500)
    void anyChangedCharacter_isReadOrRefused_neverACrash(
            @ForAll @IntRange(max = 2000) int at, @ForAll char value, @ForAll boolean cut) {
        int position = at % PROFILE.length();
        String changed = PROFILE.substring(0, position) + value + (cut ? "" : PROFILE.substring(position + 1));
        try {
            new ProfileReader(YamlTree.read("profile", changed), Path.of("profile")).read();
        } catch (FlockException e) {
            assertThat(e.is(ErrorCode.CONFIGURATION_INVALID)).as(e.getMessage()).isTrue();
        }
    }
}
