package io.flock.client.cli.option;

import io.flock.client.cli.network.ConnectionOptions;
import io.flock.client.feedback.FeedbackReader;
import io.flock.client.feedback.FeedbackSecrets;
import io.flock.client.participant.SecretFile;
import io.flock.protocol.commitment.ParticipantSecret;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Where an account's participant secret lies. */
public final class SecretOption {
    @Option(
            names = "--secret",
            paramLabel = "FILE",
            description = "participant secret (default: in the state folder, made on first use)")
    private Optional<Path> secret;

    SecretOption() {}

    Optional<Path> file() {
        return secret;
    }

    /**
     * For what goes on without a secret: nothing on another network where none was named, nor where none can be made, which
     * is told; otherwise as {@link #secret}.
     *
     * @throws FlockException for a secret that was named, or made before, and can't be used
     */
    public Optional<ParticipantSecret> secretIfAny(
            ConnectionOptions connection, AccountId account, Consumer<FlockException> unmade) {
        if (secret.isEmpty() && connection.isForeign()) {
            return Optional.empty();
        }
        try {
            return Optional.of(secret(connection, account));
        } catch (FlockException e) {
            if (secret.isPresent() || !e.is(ErrorCode.STATE_FOLDER_UNUSABLE)) {
                throw e;
            }
            unmade.accept(e);
            return Optional.empty();
        }
    }

    /** The secret that there is, named or in the state folder; makes none. Throws what reading it refuses. */
    public Optional<ParticipantSecret> existing(ConnectionOptions connection, AccountId account) {
        return secret.or(() -> connection.isForeign()
                        ? Optional.empty()
                        : Optional.of(connection.home().secret(account)).filter(Files::exists))
                .map(SecretFile::read);
    }

    /** Reads what came with a listing's ratings as this account. */
    public FeedbackReader feedback(
            ConnectionOptions connection, AccountId account, ListingId listing, FeedbackReader.Contents content) {
        return new FeedbackReader(
                content, account, new FeedbackSecrets(secret(connection, account), connection.channel(), listing));
    }

    /**
     * Reads the secret; makes one in the state folder on first use.
     *
     * @throws FlockException SECRET_MISSING on another network when none is named; what reading or making it refuses
     */
    public ParticipantSecret secret(ConnectionOptions connection, AccountId account) {
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
