package io.flock.protocol.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.Tensors;
import io.flock.protocol.vectors.Vectors;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The bits that an independent implementation (NumPy) gives for every rule. */
class AggregationVectorsTest {
    private static final JsonObject VECTORS = Vectors.read("aggregation.json").getAsJsonObject();

    @TestFactory
    Stream<DynamicTest> smallCases_haveTheBitsOfTheIndependentImplementation() {
        return Vectors.objects(VECTORS.get("small")).stream().flatMap(AggregationVectorsTest::small);
    }

    @TestFactory
    Stream<DynamicTest> largeCases_haveItsDigests_onOneThreadAndOnMany() {
        return Vectors.objects(VECTORS.get("large")).stream().flatMap(AggregationVectorsTest::large);
    }

    private static Stream<DynamicTest> small(JsonObject vector) {
        ModelWeights global = model(vector.get("global"));
        List<ModelWeights> updates = StreamSupport.stream(
                        vector.getAsJsonArray("updates").spliterator(), false)
                .map(AggregationVectorsTest::model)
                .toList();
        return vector.getAsJsonObject("results").entrySet().stream()
                .map(result -> dynamicTest(vector.get("name").getAsString() + ": " + result.getKey(), () -> assertThat(
                                aggregate(result.getKey(), global, updates))
                        .isEqualTo(model(result.getValue()))));
    }

    private static Stream<DynamicTest> large(JsonObject vector) {
        int count = vector.get("updates").getAsInt();
        int length = vector.get("length").getAsInt();
        ModelWeights global = ModelWeights.of(Tensors.vector(length), new float[length]);
        return vector.getAsJsonObject("results").entrySet().stream()
                .map(result -> dynamicTest(count + " of " + length + ": " + result.getKey(), () -> {
                    List<ModelWeights> updates = Generated.updates(count, length);
                    String expected = result.getValue().getAsString();
                    for (int threads : new int[] {1, 5}) {
                        ForkJoinPool pool = new ForkJoinPool(threads);
                        try {
                            assertThat(pool.submit(() -> aggregate(result.getKey(), global, updates)
                                                    .tensorDigest())
                                            .get())
                                    .hasToString(expected);
                        } finally {
                            pool.shutdown();
                        }
                    }
                }));
    }

    private static ModelWeights aggregate(String rule, ModelWeights global, List<ModelWeights> updates) {
        return Aggregation.of(AggregationRule.parse(rule), global, Generated.byAccount(updates));
    }

    private static ModelWeights model(JsonElement bits) {
        List<String> texts = Vectors.texts(bits);
        float[] values = new float[texts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.intBitsToFloat(Integer.parseUnsignedInt(texts.get(i), 16));
        }
        return ModelWeights.of(Tensors.vector(values.length), values);
    }
}
