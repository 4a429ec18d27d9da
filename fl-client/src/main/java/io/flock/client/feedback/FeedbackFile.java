package io.flock.client.feedback;

import io.flock.client.bundle.DataSection;
import io.flock.client.data.ExamplesWriter;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The examples of ratings as a file. A rating whose examples no text of the bundle's form gives back is left out: one rater
 * must not keep all others' from being used.
 *
 * @param ratings those that were left out among them, as {@link RatedExamples.Closed} with the reason
 * @param feedback what the file holds; without examples there is none
 */
public record FeedbackFile(List<RatedExamples> ratings, DistinctFeedback feedback) {
    public FeedbackFile {
        ratings = List.copyOf(ratings);
    }

    /**
     * Writes a new file, where there are examples.
     *
     * @throws FlockException as {@link ExamplesWriter#write}: DATA_INVALID only for what is no single rating's fault
     */
    public static FeedbackFile write(DataSection schema, List<RatedExamples> ratings, Path file) {
        FeedbackFile all = new FeedbackFile(ratings, DistinctFeedback.of(ratings));
        all.feedback().examples().ifPresent(examples -> ExamplesWriter.requireForm(schema, examples));
        try {
            return all.written(schema, file);
        } catch (FlockException e) {
            if (!e.is(ErrorCode.DATA_INVALID)) {
                throw e;
            }
            List<RatedExamples> left = new ArrayList<>();
            ratings.forEach(rated -> left.add(tried(schema, rated, file)));
            if (left.equals(ratings)) {
                throw e;
            }
            return new FeedbackFile(left, DistinctFeedback.of(left)).written(schema, file);
        }
    }

    private FeedbackFile written(DataSection schema, Path file) {
        feedback.examples().ifPresent(examples -> ExamplesWriter.write(schema, examples, file));
        return this;
    }

    /** The rating as it is, or why its examples alone have no file. */
    private static RatedExamples tried(DataSection schema, RatedExamples rated, Path file) {
        if (!(rated instanceof RatedExamples.Opened opened)) {
            return rated;
        }
        try {
            ExamplesWriter.write(schema, opened.examples(), file);
            Files.delete(file);
            return rated;
        } catch (FlockException e) {
            if (!e.is(ErrorCode.DATA_INVALID)) {
                throw e;
            }
            return new RatedExamples.Closed(rated.rating(), ErrorCode.DATA_INVALID, e.what());
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE, "can't delete " + file + ": " + e, "choose another folder", e);
        }
    }
}
