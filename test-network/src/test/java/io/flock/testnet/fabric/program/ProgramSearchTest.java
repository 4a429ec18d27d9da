package io.flock.testnet.fabric.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramSearchTest {
    @TempDir
    private Path folder;

    private Path program(String place) throws IOException {
        Path file = folder.resolve(place);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private String found(ProgramSearch search, Program program) {
        return new Programs(search.find(List.of(program))).path(program);
    }

    @Test
    void givenFolder_winsOverFabricHome_whichWinsOverThePath() throws IOException {
        Path given = program("given/peer");
        Path home = program("home/bin/peer");
        Path path = program("path/peer");
        Map<String, String> environment = Map.of(
                "FABRIC_HOME", folder.resolve("home").toString(),
                "PATH", folder.resolve("path").toString());

        assertThat(found(
                        new ProgramSearch(Optional.of(given.getParent()), Optional.empty(), environment), Program.PEER))
                .isEqualTo(given.toString());
        assertThat(found(new ProgramSearch(Optional.empty(), Optional.empty(), environment), Program.PEER))
                .isEqualTo(home.toString());
        Files.delete(home);
        assertThat(found(new ProgramSearch(Optional.empty(), Optional.empty(), environment), Program.PEER))
                .isEqualTo(path.toString());
    }

    @Test
    void kubo_isNamedByItsFileOrItsFolder() throws IOException {
        Path ipfs = program("kubo/ipfs");

        assertThat(found(new ProgramSearch(Optional.empty(), Optional.of(ipfs), Map.of()), Program.IPFS))
                .isEqualTo(ipfs.toString());
        assertThat(found(
                        new ProgramSearch(
                                Optional.empty(),
                                Optional.empty(),
                                Map.of("FLOCK_KUBO", ipfs.getParent().toString())),
                        Program.IPFS))
                .isEqualTo(ipfs.toString());
    }

    @Test
    void everythingThatIsMissing_isNamed_withTheCommandsThatInstallIt() throws IOException {
        program("path/peer");
        ProgramSearch search = new ProgramSearch(
                Optional.of(folder.resolve("given")),
                Optional.empty(),
                Map.of("PATH", folder.resolve("path").toString()));

        assertThatThrownBy(() -> search.find(List.of(Program.PEER, Program.ORDERER, Program.IPFS)))
                .isInstanceOfSatisfying(FlockException.class, e -> {
                    assertThat(e.is(ErrorCode.PROGRAM_MISSING)).isTrue();
                    assertThat(e.what())
                            .startsWith("orderer, ipfs not found")
                            .contains("--bin " + folder.resolve("given"))
                            .contains("FABRIC_HOME being not set")
                            .contains("FLOCK_KUBO, which is not set");
                    assertThat(e.todo())
                            .contains("install-fabric.sh --fabric-version")
                            .contains("kubo/install.sh")
                            .contains("--content embedded");
                });
    }

    @Test
    void whenOnlyFabricIsMissing_kuboIsNotSpokenOf() {
        ProgramSearch search = new ProgramSearch(Optional.empty(), Optional.empty(), Map.of());

        assertThatThrownBy(() -> search.find(List.of(Program.PEER)))
                .hasMessageContaining("install-fabric.sh")
                .hasMessageNotContaining("kubo");
    }

    @Test
    void fileThatCantBeRun_doesNotCount() throws IOException {
        Files.createDirectories(folder.resolve("path"));
        Files.writeString(folder.resolve("path/peer"), "text");
        ProgramSearch search = new ProgramSearch(
                Optional.empty(),
                Optional.empty(),
                Map.of("PATH", folder.resolve("path").toString()));

        assertThatThrownBy(() -> search.find(List.of(Program.PEER))).hasMessageContaining("peer not found");
    }
}
