package io.flock.client.cli;

import io.flock.client.participant.CommitJournal;
import io.flock.client.participant.SecretFile;
import io.flock.protocol.commitment.ParticipantSecret;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where an account's participant secret and journal lie. */
final class SecretOptions {
    @Option(
            names = "--secret",
            paramLabel = "FILE",
            description = "participant secret (default: in the state folder, made on first use)")
    private Optional<Path> secret;

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "what was committed (default: in the state folder, or beside the secret)")
    private Optional<Path> journal;

    SecretOptions() {}

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

    CommitJournal journal(ConnectionOptions connection, AccountId account) {
        return CommitJournal.open(
                journal.orElseGet(() -> secret.map(file -> file.resolveSibling(file.getFileName() + ".journal"))
                        .orElseGet(() -> connection.home().journal(account))));
    }
}
