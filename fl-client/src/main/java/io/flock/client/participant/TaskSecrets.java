package io.flock.client.participant;

import io.flock.protocol.alliance.AllianceCommitments;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.arena.ContentKey;
import io.flock.protocol.beacon.HashChain;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.commitment.ParticipantSecret;
import io.flock.protocol.commitment.Salt;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.envelope.AccessKeyPair;

/** Everything secret that one task needs, derived from the participant secret; nothing of it is stored. */
public final class TaskSecrets {
    private static final String SPLIT = "DATA_SPLIT";
    private static final String TRAINING = "TRAINING";
    private static final String ACCESS = "ACCESS";
    private static final String UPDATE = "UPDATE_";

    private final ParticipantSecret secret;
    private final String channel;
    private final TaskId task;

    /** Derives nothing yet. */
    public TaskSecrets(ParticipantSecret secret, String channel, TaskId task) {
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

    /** The preimages for a task of so many rounds. */
    public HashChain chain(int rounds) {
        Digest first = secret.chainSecret(channel, AllianceCommitments.CONTRACT, task, AllianceCommitments.PARTICIPANT);
        return HashChain.of(first, HashChain.lengthFor(rounds));
    }

    /** The salt of one commitment. */
    public Salt salt(int round, Phase phase) {
        return derive(round, phase.name());
    }

    /** Splits the local data into a train and a test part; the same for the whole task. */
    public Digest splitSeed() {
        return Digest.parse(derive(0, SPLIT).hex());
    }

    /** Orders the examples in a round's training, so that training again gives the same bytes. */
    public Digest trainingSeed(int round) {
        return Digest.parse(derive(round, TRAINING).hex());
    }

    /** What opens the updates that are sealed for the account in this task. */
    public AccessKeyPair accessKeys() {
        return AccessKeyPair.derive(Digest.parse(derive(0, ACCESS).hex()));
    }

    /**
     * The key of an update of the account, another one for each file: two ledgers may have one name and tasks of one id, and
     * who reads the account's update on one is none of the readers on the other.
     */
    ContentKey updateKey(int round, byte[] file) {
        return ContentKey.parse(
                derive(round, UPDATE + FieldHash.ofBytes(file).hex()).hex());
    }

    private Salt derive(int round, String label) {
        return secret.salt(channel, AllianceCommitments.CONTRACT, task, AllianceCommitments.PARTICIPANT, round, label);
    }
}
