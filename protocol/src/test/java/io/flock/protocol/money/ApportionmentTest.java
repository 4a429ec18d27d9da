package io.flock.protocol.money;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.vectors.Vectors;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ApportionmentTest {
    private static final Digest SEED = Digest.parse("07".repeat(32));

    private static List<Share<String>> shares(List<Long> weights) {
        List<Share<String>> shares = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            shares.add(new Share<>("k" + i, BigInteger.valueOf(weights.get(i))));
        }
        return shares;
    }

    @Test
    void parts_areTheGoldenVectors() {
        JsonObject vector = Vectors.read("apportionment.json").getAsJsonObject();
        Digest seed = Digest.parse(vector.get("seed").getAsString());
        assertThat(Vectors.objects(vector.get("cases"))).isNotEmpty().allSatisfy(example -> {
            List<Share<String>> shares = example.getAsJsonObject("weights").entrySet().stream()
                    .map(entry -> new Share<>(entry.getKey(), entry.getValue().getAsBigInteger()))
                    .toList();
            SortedMap<String, String> expected = new TreeMap<>();
            example.getAsJsonObject("parts")
                    .entrySet()
                    .forEach(part -> expected.put(part.getKey(), part.getValue().getAsString()));
            SortedMap<String, String> parts = new TreeMap<>();
            Apportionment.largestRemainder(Amount.ofMicros(example.get("total").getAsString()), shares, seed)
                    .forEach((key, amount) -> parts.put(key, amount.microsText()));
            assertThat(parts).isEqualTo(expected);
        });
    }

    @Property
    void parts_sumExactly_andAreWithinOneMicroOfTheirQuota(
            @ForAll @LongRange(max = 2_000_000_000_000_000L) long total,
            @ForAll @Size(min = 1, max = 40) List<@LongRange(max = 1_000_000_000_000_000L) Long> weights) {
        BigInteger sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        SortedMap<String, Amount> parts = Apportionment.largestRemainder(Amount.ofMicros(total), shares(weights), SEED);

        if (sum.signum() == 0) {
            assertThat(parts).isEmpty();
            return;
        }
        assertThat(Amount.sum(parts.values())).isEqualTo(Amount.ofMicros(total));
        for (int i = 0; i < weights.size(); i++) {
            BigInteger floor = BigInteger.valueOf(total)
                    .multiply(BigInteger.valueOf(weights.get(i)))
                    .divide(sum);
            assertThat(parts.get("k" + i).micros()).isBetween(floor.longValueExact(), floor.longValueExact() + 1);
        }
    }

    @Property
    void theOrderOfShares_doesNotMatter(
            @ForAll @LongRange(max = 1_000_000) long total,
            @ForAll @Size(min = 1, max = 20) List<@LongRange(max = 5) Long> weights) {
        List<Share<String>> reversed = new ArrayList<>(shares(weights));
        Collections.reverse(reversed);

        assertThat(Apportionment.largestRemainder(Amount.ofMicros(total), reversed, SEED))
                .isEqualTo(Apportionment.largestRemainder(Amount.ofMicros(total), shares(weights), SEED));
    }
}
