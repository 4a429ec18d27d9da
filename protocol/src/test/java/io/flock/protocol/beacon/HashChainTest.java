package io.flock.protocol.beacon;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.ParticipantSecret;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.vectors.Vectors;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class HashChainTest {
    private final JsonObject vector = Vectors.read("hash-chain.json").getAsJsonObject();
    private final ParticipantSecret secret = ParticipantSecret.ofBytes(
            HexFormat.of().parseHex(vector.get("participantSecret").getAsString()));
    private final TaskId task = TaskId.parse(vector.get("taskId").getAsString());

    @Test
    void chainAndSalts_areTheGoldenVectors() {
        Digest chainSecret = secret.chainSecret("flock", "alliance", task, "participant");
        assertThat(chainSecret.hex()).isEqualTo(vector.get("chainSecret").getAsString());

        HashChain chain = HashChain.of(chainSecret, vector.get("length").getAsInt());
        assertThat(chain.tip().hex()).isEqualTo(vector.get("tip").getAsString());
        List<String> preimages = Vectors.texts(vector.get("preimages"));
        for (int k = 1; k <= preimages.size(); k++) {
            assertThat(chain.preimage(k).hex()).isEqualTo(preimages.get(k - 1));
        }
        Vectors.objects(vector.get("salts")).forEach(salt -> assertThat(secret.salt(
                                "flock",
                                "alliance",
                                task,
                                "participant",
                                salt.get("round").getAsInt(),
                                salt.get("phase").getAsString())
                        .hex())
                .isEqualTo(salt.get("salt").getAsString()));
    }

    @Test
    void eachPreimage_opensTheTipBeforeIt_andNothingElseDoes() {
        HashChain chain = HashChain.of(secret.chainSecret("c", "alliance", task, "participant"), 4);
        Digest tip = chain.tip();
        for (int k = 1; k <= 4; k++) {
            assertThat(HashChain.opens(tip, chain.preimage(k))).isTrue();
            assertThat(chain.behind(tip)).contains(chain.preimage(k));
            assertThat(HashChain.opens(tip, tip)).isFalse();
            tip = chain.preimage(k);
        }
        assertThat(chain.behind(tip)).isEmpty();
    }
}
