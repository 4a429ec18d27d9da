package io.flock.client.participant;

import io.flock.client.file.WholeFile;
import io.flock.protocol.commitment.ParticipantSecret;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/** The participant secret on disk: 64 hex digits in a file that only its owner can read. */
public final class SecretFile {
    private static final int HEX_DIGITS = 64;

    private SecretFile() {}

    /**
     * Reads the secret.
     *
     * @throws FlockException SECRET_MISSING: no such file; CONFIGURATION_INVALID: others can read it, or it is no secret
     */
    public static ParticipantSecret read(Path file) {
        try {
            requireOwnerOnly(file);
            String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
            if (!text.matches("[0-9a-f]{" + HEX_DIGITS + "}")) {
                throw invalid(
                        file,
                        "holds no 64 hex digits: it is damaged, or no secret",
                        "restore it from its backup, or name another; stakes of running tasks depend on it");
            }
            return ParticipantSecret.ofBytes(HexFormat.of().parseHex(text));
        } catch (NoSuchFileException e) {
            throw new FlockException(
                    ErrorCode.SECRET_MISSING,
                    "there is no participant secret at " + file,
                    "restore it from its backup; a new account makes one with 'flock account secret FILE'",
                    e);
        } catch (IOException e) {
            throw invalid(file, "can't be read: " + e, "check its owner and rights, or name another");
        }
    }

    /**
     * Makes a new secret, which is on the disk before it has its name; never over an old one, which would forfeit the stake that
     * depends on it.
     *
     * @throws FlockException STATE_FOLDER_UNUSABLE: the file exists or can't be written
     */
    public static ParticipantSecret create(Path file) {
        byte[] bytes = new byte[HEX_DIGITS / 2];
        new SecureRandom().nextBytes(bytes);
        return write(file, bytes);
    }

    /** Writes given bytes as {@link #create} does; for demos, whose secrets derive from their seed. */
    public static ParticipantSecret write(Path file, byte[] bytes) {
        ParticipantSecret secret = ParticipantSecret.ofBytes(bytes);
        try {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            WholeFile.ofOwner(file)
                    .create((HexFormat.of().formatHex(bytes) + "\n").getBytes(StandardCharsets.US_ASCII));
            return secret;
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE,
                    "secret file " + file + " can't be made: " + e,
                    "choose a new file in a folder that you can write; an old secret is never replaced",
                    e);
        }
    }

    private static void requireOwnerOnly(Path file) throws IOException {
        Set<PosixFilePermission> foreign = new HashSet<>(Files.getPosixFilePermissions(file));
        foreign.removeAll(PosixFilePermissions.fromString("rwx------"));
        if (!foreign.isEmpty()) {
            throw invalid(
                    file,
                    "can be reached by others (" + PosixFilePermissions.toString(foreign) + ")",
                    "chmod 600 it, or name another");
        }
    }

    private static FlockException invalid(Path file, String why, String todo) {
        return new FlockException(ErrorCode.CONFIGURATION_INVALID, "secret file " + file + " " + why, todo);
    }
}
