package io.flock.testnet.fabric.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChaincodePackageTest {
    @TempDir
    private Path folder;

    @Test
    void packageIsMadeOnce_soThatItsIdStays() throws Exception {
        ChaincodePackage first = ChaincodePackage.ensure(folder, "flock_1.0");
        byte[] bytes = Files.readAllBytes(first.file());

        ChaincodePackage second = ChaincodePackage.ensure(folder, "flock_1.0");

        assertThat(second).isEqualTo(first);
        assertThat(Files.readAllBytes(second.file())).isEqualTo(bytes);
        assertThat(first.id()).matches("flock_1\\.0:[0-9a-f]{64}");
        assertThat(ChaincodePackage.ensure(folder, "flock_1.1").id()).isNotEqualTo(first.id());
    }

    @Test
    void archive_holdsMetadataThatSaysService_andTheLabel() throws Exception {
        ChaincodePackage made = ChaincodePackage.ensure(folder, "flock_1.0");

        byte[] tar = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(made.file()))).readAllBytes();

        assertThat(tar.length % 512).isZero();
        assertThat(new String(tar, StandardCharsets.ISO_8859_1))
                .contains("{\"path\": \"\", \"type\": \"ccaas\", \"label\": \"flock_1.0\"}")
                .contains("code.tar.gz");
    }
}
