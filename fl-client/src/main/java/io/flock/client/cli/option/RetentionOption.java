package io.flock.client.cli.option;

import io.flock.client.cli.command.TaskNeeds;
import io.flock.client.participant.CommitJournal;
import io.flock.client.participant.PastRounds;
import io.flock.client.participant.Retention;
import io.flock.client.participant.Upkeep;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import picocli.CommandLine.Option;

/** How long an account keeps what belongs to the past. */
public final class RetentionOption {
    @Option(
            names = "--keep-rounds",
            paramLabel = "N",
            defaultValue = "50",
            description = "keep what you pinned and wrote down for as many past rounds or epochs, so that they can be"
                    + " verified; older ones are let go, but for the model (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--keep-days",
            paramLabel = "N",
            defaultValue = "7",
            description = "and for as many days after a task's end; then all of it but its model is let go when you"
                    + " next take part in anything (default: ${DEFAULT-VALUE})")
    private int days;

    RetentionOption() {}

    /** Lets go of the tasks that ended long ago, and returns what does so with the rounds of running ones. */
    public Upkeep upkeep(
            FlockClient flock, String channel, CommitJournal journal, IpfsClient content, Set<TaskId> running) {
        TaskNeeds needs = new TaskNeeds(flock);
        PastRounds past = new PastRounds(
                journal,
                content,
                needs::ofRunningTasks,
                channel,
                flock.account(),
                new Retention(rounds, Duration.ofDays(days)));
        past.letGoOfEnded(running, needs::fate, Instant.now());
        return past;
    }
}
