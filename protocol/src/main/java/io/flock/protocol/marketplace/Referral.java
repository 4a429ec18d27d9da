package io.flock.protocol.marketplace;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import java.util.List;
import java.util.Optional;

/**
 * A version sent back into training: an Arena task that answers its ratings.
 *
 * @param rating when it was referred
 * @param feedback the labelled examples of the ratings, for the task's evaluation set
 * @param set which of the task's data sets holds them, by the word of who referred, and whose; empty where none was named,
 *     as in referrals of earlier versions
 */
public record Referral(
        VersionRef version,
        TaskId task,
        AccountId by,
        RatingSummary rating,
        @Limit(256) List<ContentRef> feedback,
        long referredAt,
        Optional<ReferredSet> set)
        implements StateDocument {
    public Referral {
        feedback = List.copyOf(feedback);
    }
}
