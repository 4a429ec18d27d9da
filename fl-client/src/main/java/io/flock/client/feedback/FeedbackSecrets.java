package io.flock.client.feedback;

import io.flock.protocol.arena.ContentKey;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.commitment.ParticipantSecret;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.marketplace.Marketplace;
import io.flock.sdk.envelope.AccessKey;
import io.flock.sdk.envelope.AccessKeyPair;

/** What one account opens and seals the feedback of one listing with, derived from its participant secret. */
public final class FeedbackSecrets {
    private static final String ROLE = "feedback";

    private final ParticipantSecret secret;
    private final String channel;
    private final ListingId listing;

    /** Derives nothing yet. */
    public FeedbackSecrets(ParticipantSecret secret, String channel, ListingId listing) {
        this.secret = secret;
        this.channel = channel;
        this.listing = listing;
    }

    /** What others seal feedback for; it may be known to everybody. */
    public AccessKey accessKey() {
        return accessKeys().publicKey();
    }

    AccessKeyPair accessKeys() {
        return AccessKeyPair.derive(derive(0, "ACCESS"));
    }

    /** Another one for each content. */
    ContentKey contentKey(int version, byte[] content) {
        return ContentKey.parse(
                derive(version, "SET_" + FieldHash.ofBytes(content).hex()).hex());
    }

    /** A listing's id has the grammar of a task's, and the contract keeps them apart. */
    private Digest derive(int version, String label) {
        TaskId id = TaskId.parse(listing.text());
        return Digest.parse(secret.salt(channel, Marketplace.CONTRACT, id, ROLE, version, label)
                .hex());
    }
}
