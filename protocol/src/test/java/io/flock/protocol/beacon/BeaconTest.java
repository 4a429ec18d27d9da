package io.flock.protocol.beacon;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.vectors.Vectors;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BeaconTest {
    private final JsonObject vector = Vectors.read("seeds.json").getAsJsonObject();

    private SortedMap<AccountId, Digest> revealed(JsonObject of) {
        SortedMap<AccountId, Digest> preimages = new TreeMap<>();
        Vectors.texts(of.get("revealed"))
                .forEach(account -> preimages.put(
                        AccountId.parse(account),
                        Digest.parse(
                                vector.getAsJsonObject("preimages").get(account).getAsString())));
        return preimages;
    }

    @Test
    void seedsOfSeedPhases_areTheGoldenVectors() {
        assertThat(Vectors.objects(vector.get("seedPhases"))).isNotEmpty().allSatisfy(phase -> assertThat(
                        Beacon.ofSeedPhase(
                                        vector.get("channel").getAsString(),
                                        TaskId.parse(vector.get("taskId").getAsString()),
                                        phase.get("round").getAsInt(),
                                        Digest.parse(vector.get("rosterDigest").getAsString()),
                                        revealed(phase))
                                .hex())
                .isEqualTo(phase.get("seed").getAsString()));
    }

    @Test
    void nextSeeds_areTheGoldenVectors() {
        assertThat(Vectors.objects(vector.get("next"))).isNotEmpty().allSatisfy(next -> assertThat(
                        Beacon.next(Digest.parse(next.get("seed").getAsString()), revealed(next))
                                .hex())
                .isEqualTo(next.get("next").getAsString()));
    }
}
