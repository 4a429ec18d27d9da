package io.flock.client.cli.audit;

import io.flock.client.file.WholeFile;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.audit.report.AuditDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the report of an audit is to be written, whole or not at all. */
final class ReportFile {
    private final Path file;

    private ReportFile(Path file) {
        this.file = file;
    }

    /**
     * Looks at the folder before the audit begins, which may take long.
     *
     * @param copies of blocks, files or folders, which the report must not replace or stand in
     * @throws FlockException CONFIGURATION_INVALID; USAGE: the file is a copy, or in one
     */
    static ReportFile beside(Path file, List<Path> copies) {
        if (!WholeFile.of(file).isWritable()) {
            throw unwritable(file, "it is a folder, or its folder can't be written to", null);
        }
        for (Path copy : copies) {
            if (isIn(copy, file)) {
                throw new FlockException(
                        ErrorCode.USAGE,
                        "the report " + file + " would replace the blocks in " + copy + ", or lie among them",
                        "give --report another file, in another folder than the blocks'");
            }
        }
        return new ReportFile(file);
    }

    /** By the files that the names lead to: links, and other ways to write the same name, count too. */
    private static boolean isIn(Path copy, Path file) {
        try {
            if (Files.exists(copy) && Files.exists(file) && Files.isSameFile(copy, file)) {
                return true;
            }
            Path place = place(file);
            return Files.isDirectory(copy) ? place.startsWith(copy.toRealPath()) : place.equals(place(copy));
        } catch (IOException e) {
            throw unwritable(file, e.toString(), e);
        }
    }

    /** Where a file is, or is to be; one in a folder that is not there is nobody's. */
    private static Path place(Path file) throws IOException {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = file.toAbsolutePath().getParent();
        return folder == null || !Files.exists(folder)
                ? absolute
                : folder.toRealPath().resolve(absolute.getFileName());
    }

    /** Replaces the file; what can't be written whole leaves nothing behind. */
    void write(AuditDocument document) {
        try {
            WholeFile.of(file).write(document.canonicalBytes());
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
