package io.flock.client.arena;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.arena.Submission;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.tensor.SafetensorsReader;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.sdk.content.IpfsClient;
import io.flock.sdk.envelope.AccessKeyPair;
import io.flock.sdk.envelope.Envelope;
import java.time.Duration;

/** The revealed submissions of a task, opened as one of those that they are sealed for. */
public final class Submissions {
    private final TaskId task;
    private final AccountId account;
    private final AccessKeyPair keys;
    private final TensorLayout layout;
    private final IpfsClient content;

    /** The content client stays the caller's to close. */
    public Submissions(TaskId task, AccountId account, AccessKeyPair keys, TensorLayout layout, IpfsClient content) {
        this.task = task;
        this.account = account;
        this.keys = keys;
        this.layout = layout;
        this.content = content;
    }

    /**
     * What is inside of a node's envelope; it may be anything.
     *
     * @throws io.flock.protocol.error.FlockException CONTENT_UNAVAILABLE, CONTENT_MISMATCH, CONTENT_INVALID; CONTENT_TOO_LARGE;
     *     ENVELOPE_INVALID: it was not sealed for this account
     */
    public byte[] open(AccountId node, Submission submission) {
        return opened(node, content.get(submission.envelope(), most()));
    }

    /** {@link #open(AccountId, Submission)} for who has no longer than this: a node decides how slowly its envelope comes. */
    byte[] open(AccountId node, Submission submission, Duration limit) {
        return opened(node, content.get(submission.envelope(), most(), limit));
    }

    private int most() {
        long file = SafetensorsReader.maxFileLength(layout);
        return (int) Math.min(Integer.MAX_VALUE - 8, file + Envelope.overhead(file));
    }

    private byte[] opened(AccountId node, byte[] envelope) {
        return Envelope.open(envelope, account, keys, Purpose.submission(task, node));
    }

    /**
     * A model's own bytes, to be opened to everybody once the task is over.
     *
     * @throws io.flock.protocol.error.FlockException as {@link #open}; CONTENT_MISMATCH where other bytes were sealed
     */
    ModelOpening unsealed(AccountId node, Submission submission) {
        byte[] file = open(node, submission);
        ContentRef sealed = SealedBytes.nameOf(file);
        ContentRef said = submission.model().file();
        if (!sealed.equals(said)) {
            throw new FlockException(ErrorCode.CONTENT_MISMATCH, node + " has sealed " + sealed + " and said " + said);
        }
        return new ModelOpening(submission.model(), file, content);
    }
}
