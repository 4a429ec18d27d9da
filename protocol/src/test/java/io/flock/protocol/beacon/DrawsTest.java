package io.flock.protocol.beacon;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Share;
import io.flock.protocol.vectors.Vectors;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawsTest {
    private final JsonObject vector = Vectors.read("draws.json").getAsJsonObject();
    private final Digest seed = Digest.parse(vector.get("seed").getAsString());

    @Test
    void integers_areTheGoldenVectors() {
        JsonObject integers = vector.getAsJsonObject("integers");
        assertThat(Vectors.objects(integers.get("cases"))).isNotEmpty().allSatisfy(bound -> {
            DrawStream stream = new DrawStream(seed, integers.get("purpose").getAsString());
            for (String number : Vectors.texts(bound.get("numbers"))) {
                assertThat(stream.below(new BigInteger(bound.get("bound").getAsString())))
                        .isEqualTo(new BigInteger(number));
            }
        });
    }

    @Test
    void weightedDraw_isTheGoldenVector_andLeavesOutZeroWeights() {
        JsonObject weighted = vector.getAsJsonObject("weighted");
        List<Share<String>> shares = weighted.getAsJsonObject("weights").entrySet().stream()
                .map(entry -> new Share<>(entry.getKey(), entry.getValue().getAsBigInteger()))
                .toList();

        assertThat(WeightedDraw.withoutReplacement(
                        shares, 4, new DrawStream(seed, weighted.get("purpose").getAsString())))
                .isEqualTo(Vectors.texts(weighted.get("drawn")))
                .doesNotContain("b");
    }

    @Test
    void organisationDraw_isTheGoldenVector_andGoesAboveTheCapOnlyWithoutOthers() {
        JsonObject draw = Vectors.read("role-draws.json").getAsJsonObject().getAsJsonObject("organisationDraw");
        List<Share<AccountId>> candidates = Vectors.objects(draw.get("candidates")).stream()
                .map(candidate -> new Share<>(
                        AccountId.parse(candidate.get("account").getAsString()),
                        new BigInteger(candidate.get("stake").getAsString())))
                .toList();

        List<AccountId> drawn = OrganisationDraw.draw(
                candidates,
                draw.get("seats").getAsInt(),
                Digest.parse(draw.get("seed").getAsString()),
                draw.get("purpose").getAsString());

        assertThat(drawn).extracting(AccountId::toString).isEqualTo(Vectors.texts(draw.get("drawn")));
        assertThat(drawn.subList(0, 3)).extracting(AccountId::toString).contains("Org2MSP::q");
    }
}
