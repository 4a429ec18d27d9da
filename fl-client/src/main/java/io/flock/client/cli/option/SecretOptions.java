package io.flock.client.cli.option;

import io.flock.client.cli.network.ConnectionOptions;
import io.flock.client.participant.CommitJournal;
import io.flock.protocol.commitment.ParticipantSecret;
import io.flock.protocol.identity.AccountId;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where an account's participant secret and journal lie. */
public final class SecretOptions {
    @Mixin
    private SecretOption secret;

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "what was committed (default: in the state folder, or beside the secret)")
    private Optional<Path> journal;

    SecretOptions() {}

    /**
     * Reads the secret; makes one in the state folder on first use.
     *
     * @throws io.flock.protocol.error.FlockException SECRET_MISSING on another network when none is named; what reading or
     *     making it refuses
     */
    public ParticipantSecret secret(ConnectionOptions connection, AccountId account) {
        return secret.secret(connection, account);
    }

    /** Opens the journal, which is the caller's to close: as named, else beside a named secret, else in the state folder. */
    public CommitJournal journal(ConnectionOptions connection, AccountId account) {
        return CommitJournal.open(journal.orElseGet(() -> secret.file()
                .map(file -> file.resolveSibling(file.getFileName() + ".journal"))
                .orElseGet(() -> connection.home().journal(account))));
    }
}
