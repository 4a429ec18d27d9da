package io.flock.client.cli;

import io.flock.client.participant.SecretFile;
import io.flock.protocol.commitment.ParticipantSecret;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where an account's participant secret lies. */
final class SecretOption {
    @Option(
            names = "--secret",
            paramLabel = "FILE",
            description = "participant secret (default: in the state folder, made on first use)")
    private Optional<Path> secret;

    SecretOption() {}

    Optional<Path> file() {
        return secret;
    }

    /** Nothing on another network where none was named; otherwise as {@link #secret}. */
    Optional<ParticipantSecret> secretIfAny(ConnectionOptions connection, AccountId account) {
        return secret.isEmpty() && connection.isForeign() ? Optional.empty() : Optional.of(secret(connection, account));
    }

    ParticipantSecret secret(ConnectionOptions connection, AccountId account) {
        if (secret.isPresent()) {
            return SecretFile.read(secret.get());
        }
        if (connection.isForeign()) {
            throw new FlockException(
                    ErrorCode.SECRET_MISSING,
                    "no participant secret was named",
                    "make one with 'flock account secret FILE', back it up, and give it with --secret FILE");
        }
        Path file = connection.home().secret(account);
        return Files.exists(file) ? SecretFile.read(file) : SecretFile.create(file);
    }
}
