package io.flock.client.arena;

import io.flock.client.engine.Engine;
import io.flock.client.engine.TrainingProgress;
import io.flock.client.participant.Artifact;
import io.flock.client.participant.PinRecord;
import io.flock.client.participant.TaskAccount;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.arena.Submission;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.ArtifactHeader;
import io.flock.sdk.content.Cid;
import io.flock.sdk.content.IpfsClient;
import io.flock.sdk.content.PinOwner;
import io.flock.sdk.envelope.AccessKey;
import io.flock.sdk.envelope.Envelope;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A node's work: models, sealed for the task's validators and itself. Doing it again gives the same. For one thread. */
public final class NodeWork {
    private final AccountId account;
    private final ArenaSecrets secrets;
    private final Digest bundle;
    private final ModelSource models;
    private final IpfsClient content;
    private final PinRecord pins;
    private final PinOwner owner;
    private final Submissions submissions;
    /** The submission made last: revealing needs it again. */
    private Optional<SealedModel> last = Optional.empty();

    private int lastEpoch = -1;

    /**
     * Does nothing yet.
     *
     * @param bundle digest of the task's bundle
     * @param engine opened with the bundle; stays the caller's to close, as the content client
     */
    public NodeWork(
            AccountId account,
            ArenaSecrets secrets,
            Digest bundle,
            Engine engine,
            ModelSource models,
            IpfsClient content,
            PinRecord pins) {
        this.account = account;
        this.secrets = secrets;
        this.bundle = bundle;
        this.models = models;
        this.content = content;
        this.pins = pins;
        this.owner = new TaskAccount(secrets.channel(), account, secrets.task()).pinOwner();
        this.submissions = new Submissions(secrets.task(), account, secrets.accessKeys(), engine.layout(), content);
    }

    /**
     * The submission of an epoch. Nothing leaves the machine.
     *
     * @param shown the epoch whose model it is, this one or an earlier: the same file then
     */
    SealedModel submission(
            int epoch, int shown, SortedMap<AccountId, AccessKey> validators, TrainingProgress progress) {
        if (lastEpoch != epoch || last.isEmpty()) {
            ModelSource.Candidate candidate = models.candidate(shown, progress);
            Artifact artifact = Artifact.of(
                    candidate.weights(),
                    ArtifactHeader.update(account, secrets.task(), candidate.since(), bundle, candidate.parent()));
            SortedMap<AccountId, AccessKey> readers = new TreeMap<>(validators);
            readers.put(account, secrets.accessKeys().publicKey());
            SealedBytes envelope = SealedBytes.of(Envelope.seal(
                    secrets.submissionKey(epoch),
                    readers,
                    Purpose.submission(secrets.task(), account),
                    artifact.bytes()));
            last = Optional.of(new SealedModel(new Submission(envelope.ref(), artifact.ref()), envelope));
            lastEpoch = epoch;
        }
        return last.get();
    }

    /** Stores and pins the sealed submission of an epoch. */
    void publish(int epoch, SealedModel model) {
        pins.pinning(epoch, Cid.parse(model.submission().envelope().cid()));
        ContentRef stored = content.put(model.envelope().bytes(), owner);
        if (!stored.equals(model.submission().envelope())) {
            throw new FlockException(
                    ErrorCode.CONTENT_MISMATCH,
                    "the node stored " + stored.cid() + " instead of "
                            + model.submission().envelope().cid(),
                    "check the content node");
        }
    }

    Submissions submissions() {
        return submissions;
    }
}
