package io.flock.devnet.conformance.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FabricBinariesTest {
    @TempDir
    Path folder;

    @Test
    void missingPrograms_areNamed_withThePlaceThatWasSearched() throws IOException {
        program(folder.resolve("bin/peer"));
        assertThatThrownBy(() -> FabricBinaries.find(Map.of("FABRIC_HOME", folder.toString())))
                .hasMessageContaining("orderer, osnadmin, configtxgen, cryptogen")
                .hasMessageContaining(folder.toString())
                .hasMessageNotContaining("peer,");
    }

    @Test
    void fabricHome_comesBeforeThePath() throws IOException {
        Path elsewhere = folder.resolve("elsewhere");
        for (String name : List.of("peer", "orderer", "osnadmin", "configtxgen", "cryptogen")) {
            program(elsewhere.resolve(name));
        }
        program(folder.resolve("bin/peer"));
        FabricBinaries found =
                FabricBinaries.find(Map.of("FABRIC_HOME", folder.toString(), "PATH", elsewhere.toString()));
        assertThat(found.path("peer")).isEqualTo(folder.resolve("bin/peer").toString());
        assertThat(found.path("orderer")).isEqualTo(elsewhere.resolve("orderer").toString());
    }

    private static void program(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        assertThat(Files.createFile(path).toFile().setExecutable(true)).isTrue();
    }
}
