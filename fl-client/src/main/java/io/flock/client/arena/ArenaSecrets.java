package io.flock.client.arena;

import io.flock.protocol.arena.ArenaCommitments;
import io.flock.protocol.arena.ContentKey;
import io.flock.protocol.beacon.HashChain;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.ParticipantSecret;
import io.flock.protocol.commitment.Salt;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.envelope.AccessKeyPair;

/** Everything secret that one account needs in one task, derived from its participant secret; nothing of it is stored. */
public final class ArenaSecrets {
    private static final String ROLE = "participant";

    private final ParticipantSecret secret;
    private final String channel;
    private final TaskId task;

    /** Derives nothing yet. */
    public ArenaSecrets(ParticipantSecret secret, String channel, TaskId task) {
        this.secret = secret;
        this.channel = channel;
        this.task = task;
    }

    String channel() {
        return channel;
    }

    TaskId task() {
        return task;
    }

    /** The preimages for a task of so many epochs: up to three in each, the final validation included. */
    public HashChain chain(int epochs) {
        Digest first = secret.chainSecret(channel, ArenaCommitments.CONTRACT, task, ROLE);
        return HashChain.of(first, HashChain.lengthFor(2 * (epochs + 1)));
    }

    /** The salt of one commitment, by its commit phase. */
    public Salt salt(int epoch, String phase) {
        return secret.salt(channel, ArenaCommitments.CONTRACT, task, ROLE, epoch, phase);
    }

    /** What opens keys that are wrapped for the account in this task. */
    public AccessKeyPair accessKeys() {
        return AccessKeyPair.derive(derive(0, "ACCESS"));
    }

    /** The key of one of the task's data sets; for its creator. */
    public ContentKey setKey(SetName set) {
        return ContentKey.parse(derive(0, "SET_" + set).hex());
    }

    /** The key of the account's submissions of an epoch; sealing makes other nonces for other content. */
    public ContentKey submissionKey(int epoch) {
        return ContentKey.parse(derive(epoch, "SUBMISSION").hex());
    }

    /** Splits the local data into a train and a test part; the same for the whole task. */
    public Digest splitSeed() {
        return derive(0, "DATA_SPLIT");
    }

    /** What the first model is made from. */
    public Digest initialSeed() {
        return derive(0, "INITIAL_MODEL");
    }

    /** Orders the examples in an epoch's training, so that training again gives the same bytes. */
    public Digest trainingSeed(int epoch) {
        return derive(epoch, "TRAINING");
    }

    private Digest derive(int epoch, String label) {
        return Digest.parse(salt(epoch, label).hex());
    }
}
