package io.flock.testnet.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.DataReader;
import io.flock.client.data.Examples;
import io.flock.protocol.commitment.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataResourcesTest {
    private static final String FOLDER = "/io/flock/testnet/data/";

    @TempDir
    Path folder;

    @Test
    void digits_fitTheirBundle_andAllClassesAreThere() throws IOException {
        Bundle bundle = Bundle.read(resource("digits/bundle.json"));
        Path file = Files.write(folder.resolve("digits.csv.gz"), resource("digits/digits.csv.gz"));

        Examples digits = DataReader.read(bundle.data(), List.of(file));

        assertThat(digits.size()).isEqualTo(1797);
        assertThat(digits.classCounts()).containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
        assertThat(bundle.shape().layout().elements()).isEqualTo(64 * 64 + 64 + 64 * 10 + 10);
    }

    @Test
    void digits_areTheFileThatTheReadmeNames() throws IOException, NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(resource("digits/digits.csv.gz"));

        assertThat(new String(resource("digits/README.md"), StandardCharsets.UTF_8))
                .contains(Digest.ofBytes(digest).toString());
    }

    @Test
    void tabularBundle_hasThirtyColumnsAndTwoClasses() throws IOException {
        Bundle bundle = Bundle.read(resource("breast-cancer/bundle.json"));

        assertThat(bundle.data().shape().size()).isEqualTo(30);
        assertThat(bundle.data().classes()).containsExactly("malignant", "benign");
        assertThat(Bundle.readCanonical(bundle.canonicalBytes())).isEqualTo(bundle);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = DataResourcesTest.class.getResourceAsStream(FOLDER + name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }
}
