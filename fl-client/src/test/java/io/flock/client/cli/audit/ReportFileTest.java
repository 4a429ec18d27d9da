package io.flock.client.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.cli.Flock;
import io.flock.sdk.audit.AuditSettings;
import io.flock.sdk.audit.LedgerAudit;
import io.flock.sdk.audit.report.AuditDocument;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An audit's report takes no copy's place, and is there whole or not at all. */
class ReportFileTest {
    @TempDir
    private Path folder;

    private void refused(Path report, Path copy) {
        assertThatThrownBy(() -> ReportFile.beside(report, List.of(copy)))
                .hasMessageStartingWith("USAGE|")
                .hasMessageContaining(report.toString());
    }

    private static AuditDocument document() {
        AuditSettings settings = new AuditSettings("flock", "flock", Optional.empty(), Map.of());
        return AuditDocument.of(new LedgerAudit(settings).report(), "flock", Optional.empty());
    }

    @Test
    void copyThatIsRead_isNoPlaceForTheReport_howeverItIsNamed() throws IOException {
        Path copy = Files.writeString(folder.resolve("a.bin"), "blocks");
        Path link = Files.createSymbolicLink(folder.resolve("link"), copy);
        Path linked = Files.createSymbolicLink(folder.resolve("same"), folder);

        refused(copy, copy);
        refused(link, copy);
        refused(linked.resolve("a.bin"), copy);
        refused(folder.resolve("./a.bin"), copy);
        assertThat(copy).hasContent("blocks");
    }

    @Test
    void copyThatIsToBeWritten_isNone_either() throws IOException {
        Path linked = Files.createSymbolicLink(folder.resolve("same"), folder);

        refused(folder.resolve("new.bin"), folder.resolve("new.bin"));
        refused(linked.resolve("new.bin"), folder.resolve("new.bin"));
    }

    @Test
    void folderOfBlocks_isNone_forAnyReportInIt() throws IOException {
        Path blocks = Files.createDirectory(folder.resolve("blocks"));

        refused(blocks.resolve("0.block"), blocks);
        refused(blocks.resolve("report.json"), blocks);
        ReportFile.beside(folder.resolve("report.json"), List.of(blocks)).write(document());
        assertThat(folder.resolve("report.json")).content().startsWith("{");
    }

    @Test
    void auditsOwnOptions_areHeldAgainstEachOther() throws IOException {
        Path copy = Files.writeString(folder.resolve("a.bin"), "blocks");
        for (String option : List.of("--blocks", "--save")) {
            StringWriter told = new StringWriter();
            int status = Flock.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(told))
                    .execute("audit", option, copy.toString(), "--report", copy.toString());

            assertThat(status).as(told.toString()).isEqualTo(2);
            assertThat(told.toString()).startsWith("USAGE: ");
        }
        assertThat(copy).hasContent("blocks");
    }

    @Test
    void reportThatFails_leavesNothingBehind() throws IOException {
        Path target = folder.resolve("report.json");
        ReportFile report = ReportFile.beside(target, List.of());
        Files.createDirectories(target.resolve("in-the-way"));

        assertThatThrownBy(() -> report.write(document())).hasMessageStartingWith("CONFIGURATION_INVALID|");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(target);
        }
    }
}
