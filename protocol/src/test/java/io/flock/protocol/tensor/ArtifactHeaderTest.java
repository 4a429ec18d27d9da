package io.flock.protocol.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArtifactHeaderTest {
    private static final Digest BUNDLE = Digest.ofBytes(new byte[32]);
    private static final Digest PARENT = Tensors.small().tensorDigest();
    private static final ArtifactHeader UPDATE =
            ArtifactHeader.update(AccountId.parse("Org1MSP::ada"), new TaskId("digits"), 3, BUNDLE, PARENT);

    @Test
    void header_isReadAsItWasWritten() {
        assertThat(ArtifactHeader.fromMetadata(UPDATE.toMetadata())).isEqualTo(UPDATE);
    }

    @Test
    void aggregate_namesNoAccount_soThatItsBytesAreTheSameForAll() {
        ArtifactHeader aggregate = ArtifactHeader.aggregate(new TaskId("digits"), 3, BUNDLE, PARENT);

        assertThat(aggregate.toMetadata()).doesNotContainKey("account");
        assertThat(ArtifactHeader.fromMetadata(aggregate.toMetadata())).isEqualTo(aggregate);
    }

    @ParameterizedTest
    @CsvSource({
        "account, nobody",
        "bundle, 00",
        "format, flock-model/2",
        "parent, xyz",
        "round, -1",
        "round, 03",
        "round, three",
        "task, 'Not A Task'",
        "colour, blue"
    })
    void badEntry_isRefused(String key, String value) {
        SortedMap<String, String> metadata = UPDATE.toMetadata();
        metadata.put(key, value);

        assertThatThrownBy(() -> ArtifactHeader.fromMetadata(metadata)).hasMessageStartingWith("MODEL_INVALID|");
    }

    @Test
    void missingEntry_isNamed() {
        SortedMap<String, String> metadata = UPDATE.toMetadata();
        metadata.remove("parent");

        assertThatThrownBy(() -> ArtifactHeader.fromMetadata(metadata)).hasMessageContaining("'parent' is missing");
    }
}
