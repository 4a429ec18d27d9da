package io.flock.protocol.alliance;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.commitment.Digest;

/** Content by its id and the SHA-256 of its bytes. */
public record ContentRef(@Limit(128) String cid, Digest digest) {
    public ContentRef {
        CidGrammar.require(cid);
    }
}
