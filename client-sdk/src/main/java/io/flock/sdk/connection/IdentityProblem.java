package io.flock.sdk.connection;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.nio.file.Path;

/** What is wrong with an identity, always with the file and what to do. */
final class IdentityProblem {
    private IdentityProblem() {}

    static FlockException of(Path file, String what, String todo) {
        return new FlockException(ErrorCode.IDENTITY_INVALID, file + ": " + what.replace('|', '/'), todo);
    }

    static FlockException unreadable(Path file, Exception cause) {
        return new FlockException(
                ErrorCode.IDENTITY_INVALID,
                file + " can't be read: " + String.valueOf(cause.getMessage()).replace('|', '/'),
                "check that the file exists, that its owner is you, and that it is PEM",
                cause);
    }
}
