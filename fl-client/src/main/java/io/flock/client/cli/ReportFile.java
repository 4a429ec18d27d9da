package io.flock.client.cli;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.audit.report.AuditDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where the report of an audit is to be written, whole or not at all. */
final class ReportFile {
    private final Path file;

    private ReportFile(Path file) {
        this.file = file;
    }

    /**
     * Looks at the folder before the audit begins, which may take long.
     *
     * @throws FlockException CONFIGURATION_INVALID
     */
    static ReportFile at(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null || !Files.isWritable(folder)) {
            throw unwritable(file, "it is a folder, or its folder can't be written to", null);
        }
        return new ReportFile(file);
    }

    /** Replaces the file. */
    void write(AuditDocument document) {
        try {
            Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "report", ".new");
            Files.write(fresh, document.canonicalBytes());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(file, e.toString(), e);
        }
    }

    private static FlockException unwritable(Path file, String why, IOException cause) {
        return new FlockException(
                ErrorCode.CONFIGURATION_INVALID,
                "the report " + file + " can't be written: " + why,
                "name a file in a folder of yours",
                cause);
    }
}
