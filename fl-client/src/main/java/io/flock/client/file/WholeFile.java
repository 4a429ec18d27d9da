package io.flock.client.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that is written whole or not at all: what was there before stays until the new one is on the disk, through a crash of
 * the process or the machine. For several threads and processes; the last one that ends is the one whose bytes stay.
 *
 * <p>The bytes are written to {@code .<name>.<process>.<number>.new} beside it. What a process that was killed has left of that
 * name is removed by the next write.
 */
public final class WholeFile {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    private static final Pattern REST = Pattern.compile("([0-9]{1,18})\\.[0-9a-f]{1,16}\\.new");

    private final Path file;
    private final boolean ownerOnly;

    private WholeFile(Path file, boolean ownerOnly) {
        this.file = file;
        this.ownerOnly = ownerOnly;
    }

    /** A file that whoever could read it before can read afterwards; a new one has the rights that the system gives. */
    public static WholeFile of(Path file) {
        return new WholeFile(file, false);
    }

    /**
     * A file that nobody but its owner can read or write, from the moment it exists, where the file system knows such rights.
     */
    public static WholeFile ofOwner(Path file) {
        return new WholeFile(file, true);
    }

    /** Whether it could be written, as far as that can be seen without touching it. */
    public boolean isWritable() {
        Path folder = file.toAbsolutePath().getParent();
        return !Files.isDirectory(file) && folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
    }

    /**
     * Replaces the file, the one that a link leads to.
     *
     * @throws IOException it can't be written, for one because its folder is not there; nothing is left behind
     */
    public void write(byte[] bytes) throws IOException {
        place(
                Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(),
                bytes,
                (fresh, place) ->
                        Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
    }

    /**
     * Makes the file where nothing has its name, not even a link. Of several that do so at once one succeeds.
     *
     * @throws java.nio.file.FileAlreadyExistsException something has the name; it stays as it is
     * @throws IOException it can't be written, for one because its file system gives no file a second name; nothing is left
     *     behind
     */
    public void create(byte[] bytes) throws IOException {
        place(file.toAbsolutePath(), bytes, (fresh, place) -> {
            try {
                // A move would replace what another has made meanwhile: only a link asks and takes the name in one.
                Files.createLink(place, fresh);
            } catch (UnsupportedOperationException e) {
                throw new IOException("the file system of " + place.getParent() + " has no hard links", e);
            }
            Files.delete(fresh);
        });
    }

    /** How a file that is on the disk takes its name. */
    @FunctionalInterface
    private interface Naming {
        void name(Path fresh, Path place) throws IOException;
    }

    private void place(Path place, byte[] bytes, Naming naming) throws IOException {
        String prefix = "." + place.getFileName() + ".";
        removeLeftovers(place.getParent(), prefix);
        Path fresh = place.resolveSibling(prefix + ProcessHandle.current().pid() + "."
                + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".new");
        try {
            force(fresh, bytes, rights(place));
            naming.name(fresh, place);
        } catch (IOException | RuntimeException e) {
            remove(fresh, e);
            throw e;
        }
    }

    /** Empty: those that the system gives. */
    private Optional<Set<PosixFilePermission>> rights(Path place) throws IOException {
        if (!place.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return Optional.empty();
        }
        if (ownerOnly) {
            return Optional.of(OWNER);
        }
        return Files.isRegularFile(place) ? Optional.of(Files.getPosixFilePermissions(place)) : Optional.empty();
    }

    /** Without forcing it to the disk a crash could leave the name on an empty file. */
    private static void force(Path fresh, byte[] bytes, Optional<Set<PosixFilePermission>> rights) throws IOException {
        FileAttribute<?>[] attributes = rights.isPresent()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                : new FileAttribute<?>[0];
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        try (FileChannel disk = FileChannel.open(fresh, options, attributes)) {
            if (rights.isPresent()) {
                Files.setPosixFilePermissions(fresh, rights.get()); // which are not cut by the process' mask
            }
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                disk.write(left);
            }
            disk.force(true);
        }
    }

    private static void remove(Path fresh, Exception cause) {
        try {
            Files.deleteIfExists(fresh);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Those that can't be seen or removed, as somebody else's, are in nobody's way. A process that lives still needs its own. */
    private static void removeLeftovers(Path folder, String prefix) {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, name -> isLeftover(name, prefix))) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // The write itself tells what is wrong with the folder, if it is in its way.
            return;
        }
    }

    private static boolean isLeftover(Path file, String prefix) {
        String name = file.getFileName().toString();
        if (!name.startsWith(prefix)) {
            return false;
        }
        Matcher rest = REST.matcher(name.substring(prefix.length()));
        return rest.matches() && ProcessHandle.of(Long.parseLong(rest.group(1))).isEmpty();
    }
}
