package io.flock.client.feedback;

import io.flock.client.arena.ArenaSecrets;
import io.flock.client.arena.OpenedSet;
import io.flock.client.arena.SetName;
import io.flock.client.bundle.DataSection;
import io.flock.client.data.ExampleIndex;
import io.flock.client.data.Examples;
import io.flock.client.participant.Bundles;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.marketplace.Rating;
import io.flock.protocol.marketplace.ReferredSet;
import io.flock.sdk.content.IpfsClient;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The ratings whose examples a data set of a new task holds, all of them.
 *
 * @param name of the set
 * @param set as a referral names it
 */
public record FeedbackInTask(SetName name, ReferredSet set) {
    /**
     * Opens the sets of the caller's task and looks for the ratings' examples: in the one that epochs are scored on, and
     * where that holds none, in the one for the end.
     *
     * @param secrets the caller's for this task
     * @param schema of the version's bundle
     * @return empty where no rating's examples could be opened
     * @throws FlockException DATA_INVALID where examples could be opened, and neither set holds those of any rating, or the
     *     task's data look otherwise; CONTENT_UNAVAILABLE, CONTENT_MISMATCH, CONTENT_TOO_LARGE; ENVELOPE_INVALID for the
     *     secret of another account
     */
    public static Optional<FeedbackInTask> find(
            IpfsClient content, ArenaTask task, ArenaSecrets secrets, DataSection schema, List<RatedExamples> ratings) {
        if (ratings.stream().noneMatch(RatedExamples.Opened.class::isInstance)) {
            return Optional.empty();
        }
        if (!Bundles.fetch(content, task.bundle()).data().equals(schema)) {
            throw notHeld(task, "has data of another form than the version");
        }
        for (SetName name : List.of(SetName.VALIDATION, SetName.FINAL)) {
            List<ContentRef> held = held(OpenedSet.own(content, task, name, secrets, schema), ratings);
            if (!held.isEmpty()) {
                return Optional.of(new FeedbackInTask(
                        name,
                        new ReferredSet(name == SetName.VALIDATION ? task.validationSet() : task.finalSet(), held)));
            }
        }
        throw notHeld(task, "has no set with all examples of a rating");
    }

    /** What those ratings name of which a set holds each example. */
    static List<ContentRef> held(Examples set, List<RatedExamples> ratings) {
        ExampleIndex index = ExampleIndex.of(set);
        return ratings.stream()
                .filter(RatedExamples.Opened.class::isInstance)
                .map(RatedExamples.Opened.class::cast)
                .filter(rated -> IntStream.range(0, rated.examples().size())
                        .allMatch(row -> index.contains(rated.examples(), row)))
                .map(RatedExamples.Opened::rating)
                .map(Rating::examples)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static FlockException notHeld(ArenaTask task, String what) {
        return new FlockException(
                ErrorCode.DATA_INVALID,
                "task " + task.taskId() + " " + what,
                "make its set with 'flock model feedback', or refer with --without-set");
    }
}
