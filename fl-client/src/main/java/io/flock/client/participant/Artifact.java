package io.flock.client.participant;

import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.tensor.ArtifactHeader;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.SafetensorsWriter;
import io.flock.protocol.tensor.UpdateEncoding;
import io.flock.sdk.content.BlockSink;
import io.flock.sdk.content.Cid;
import io.flock.sdk.content.UnixFsLayout;
import io.flock.sdk.content.UnixFsWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** A model file ready to be published, and what the ledger will know of it. Nothing has left the machine yet. */
public final class Artifact {
    private final ModelRef ref;
    private final byte[] bytes;

    private Artifact(ModelRef ref, byte[] bytes) {
        this.ref = ref;
        this.bytes = bytes;
    }

    /** Writes the file of a whole model, deterministically, and names it. */
    public static Artifact of(ModelWeights weights, ArtifactHeader header) {
        return of(SafetensorsWriter.write(weights, header.toMetadata()), weights);
    }

    /** Writes the file of an update; the digest of its tensors is that of what the file decodes to. */
    static Artifact update(ModelWeights update, ModelWeights global, UpdateEncoding encoding, ArtifactHeader header) {
        byte[] bytes = encoding.write(update, global, header.toMetadata());
        boolean full = encoding.equals(UpdateEncoding.float32());
        return of(bytes, full ? update : encoding.read(bytes, global).weights());
    }

    private static Artifact of(byte[] bytes, ModelWeights weights) {
        return new Artifact(named(bytes, weights.tensorDigest()), bytes);
    }

    private static ModelRef named(byte[] bytes, Digest tensors) {
        try {
            Cid cid = UnixFsWriter.write(new ByteArrayInputStream(bytes), UnixFsLayout.V1, BlockSink.NONE);
            Digest digest = Digest.ofBytes(MessageDigest.getInstance("SHA-256").digest(bytes));
            return new ModelRef(cid.toString(), digest, tensors);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can't fail", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform has no SHA-256", e);
        }
    }

    /** The same model in other bytes, as an envelope around its file. */
    Artifact stored(byte[] of) {
        return Arrays.equals(of, bytes) ? this : new Artifact(named(of, ref.tensorDigest()), of);
    }

    /** What the ledger will know of it. */
    public ModelRef ref() {
        return ref;
    }

    /** The file's bytes, a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }
}
