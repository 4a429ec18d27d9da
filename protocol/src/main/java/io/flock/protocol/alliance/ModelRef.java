package io.flock.protocol.alliance;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.commitment.Digest;

/** A model file: its content id, the SHA-256 of its bytes, and the SHA-256 of its tensors alone. */
public record ModelRef(@Limit(128) String cid, Digest digest, Digest tensorDigest) {
    public ModelRef {
        CidGrammar.require(cid);
    }

    /** The file, whatever its tensors are. */
    public ContentRef file() {
        return new ContentRef(cid, digest);
    }
}
