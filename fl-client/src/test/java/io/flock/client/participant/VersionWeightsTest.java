package io.flock.client.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.Bundles;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.marketplace.ModelCard;
import io.flock.protocol.marketplace.ModelVersion;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.sdk.content.Cid;
import io.flock.sdk.content.Codec;
import io.flock.sdk.content.IpfsClient;
import java.net.URI;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VersionWeightsTest {
    private static final TaskId TASK = TaskId.parse("best");
    private static final Bundle BUNDLE = Bundles.of(Bundles.TWO_PIXELS);

    @Test
    void consensusModelThatNobodyHas_isRefusedWithWhoCanOpenIt_anotherOneAsItIs() {
        FlockException sealed = refusal(TaskName.arena(TASK));
        FlockException gone = refusal(TaskName.alliance(TASK));

        assertThat(sealed.is(ErrorCode.CONTENT_UNAVAILABLE)).isTrue();
        assertThat(sealed.what()).contains("arena:best");
        assertThat(sealed.todo()).endsWith("flock arena release best");
        assertThat(gone.is(ErrorCode.CONTENT_UNAVAILABLE)).isTrue();
        assertThat(gone.todo()).doesNotContain("release");
    }

    private static FlockException refusal(TaskName source) {
        try (IpfsClient nobody = IpfsClient.of(URI.create("http://127.0.0.1:1"))) {
            return catchThrowableOfType(
                    FlockException.class, () -> VersionWeights.fetch(nobody, version(source), BUNDLE));
        }
    }

    private static ModelVersion version(TaskName source) {
        Digest digest = FieldHash.ofDomain("model").digest();
        String cid = Cid.ofBlock(1, Codec.RAW, new byte[] {1}).toString();
        return new ModelVersion(
                new VersionRef(ListingId.parse("reader"), 1),
                source,
                Optional.empty(),
                Optional.empty(),
                new ContentRef(cid, digest),
                new ModelRef(cid, digest, digest),
                new ModelCard("reads", "pixels", Optional.empty(), Optional.empty(), "none", "MIT"),
                new TreeMap<>(),
                0);
    }
}
