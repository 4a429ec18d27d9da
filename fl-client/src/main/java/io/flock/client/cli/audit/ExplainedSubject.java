package io.flock.client.cli.audit;

import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TransactionId;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code flock explain} explains: one of these. */
final class ExplainedSubject {
    @Parameters(arity = "0..1", paramLabel = "TASK", description = "the task")
    private Optional<TaskId> task = Optional.empty();

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "a listing with all its channels; with --account what its settlements meant to the account")
    private Optional<ListingId> listing = Optional.empty();

    @Option(names = "--payment-channel", paramLabel = "CHANNEL", description = "a channel, by its whole id")
    private Optional<ChannelId> channel = Optional.empty();

    @Option(names = "--settlement", paramLabel = "TRANSACTION", description = "a settlement of a channel")
    private Optional<TransactionId> settlement = Optional.empty();

    ExplainedSubject() {}

    Optional<TaskId> task() {
        return task;
    }

    Optional<ListingId> listing() {
        return listing;
    }

    Optional<ChannelId> channel() {
        return channel;
    }

    /** The one that is left when the others are absent. */
    TransactionId settlement() {
        return settlement.orElseThrow();
    }
}
