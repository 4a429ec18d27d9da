package io.flock.client.judge;

import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.ArtifactHeader;
import io.flock.protocol.tensor.ModelFile;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.UpdateEncoding;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Whether a fetched file is the update that its proposer revealed: digests, header, shapes, finite values. */
public final class ArtifactCheck {
    private ArtifactCheck() {}

    /**
     * Reads a file as a stranger's.
     *
     * @param file the bytes that the CID gave
     * @param revealed what the ledger says about them
     * @param expected proposer, task, round, bundle and parent that the header must name
     * @param encoding how the task's bundle has updates written
     * @param global the model that the round began with
     * @return {@link Proposal.Loaded}, or {@link Proposal.Malformed} with the first thing that is wrong
     */
    public static Proposal read(
            byte[] file, ModelRef revealed, ArtifactHeader expected, UpdateEncoding encoding, ModelWeights global) {
        AccountId proposer = expected.account().orElseThrow();
        try {
            ModelFile model = encoding.read(file, global);
            if (!model.fileDigest().equals(revealed.digest())) {
                return otherFile(proposer, model.fileDigest(), revealed);
            }
            return meant(model, revealed.tensorDigest(), expected);
        } catch (FlockException refused) {
            Digest digest = sha256(file);
            return digest.equals(revealed.digest())
                    ? new Proposal.Malformed(proposer, refused.what())
                    : otherFile(proposer, digest, revealed);
        }
    }

    /**
     * The same for a file out of an envelope: the ledger has the envelope's digest, which the caller has compared, and the
     * tensors'.
     *
     * @param file what was sealed
     * @param tensors what the ledger says about its tensors
     */
    public static Proposal readSealed(
            byte[] file, Digest tensors, ArtifactHeader expected, UpdateEncoding encoding, ModelWeights global) {
        try {
            return meant(encoding.read(file, global), tensors, expected);
        } catch (FlockException refused) {
            return new Proposal.Malformed(expected.account().orElseThrow(), refused.what());
        }
    }

    /** Whether a model is the one that was revealed. */
    private static Proposal meant(ModelFile model, Digest revealed, ArtifactHeader expected) {
        AccountId proposer = expected.account().orElseThrow();
        ArtifactHeader header = ArtifactHeader.fromMetadata(model.metadata());
        if (!header.equals(expected)) {
            return new Proposal.Malformed(proposer, "the header says " + header + ", not " + expected);
        }
        Digest tensors = model.weights().tensorDigest();
        if (!tensors.equals(revealed)) {
            return new Proposal.Malformed(
                    proposer, "the tensors' digest is " + tensors + ", the ledger says " + revealed);
        }
        return new Proposal.Loaded(proposer, model.weights());
    }

    private static Proposal otherFile(AccountId proposer, Digest digest, ModelRef revealed) {
        return new Proposal.Malformed(
                proposer, "the file's digest is " + digest + ", the ledger says " + revealed.digest());
    }

    private static Digest sha256(byte[] file) {
        try {
            return Digest.ofBytes(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform has no SHA-256", e);
        }
    }
}
