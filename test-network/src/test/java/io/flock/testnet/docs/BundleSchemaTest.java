package io.flock.testnet.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.flock.testnet.docs.BundleField.Bounds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The JSON Schema of bundles against what reads them: it refuses whatever it has words for, and never what is accepted.
 */
class BundleSchemaTest {
    /** Values that a mutation puts in the place of another. */
    private static final List<String> ODD = List.of(
            "0",
            "-1",
            "1",
            "2",
            "0.5",
            "1.0",
            "3.25",
            "65536",
            "2000000000",
            "true",
            "false",
            "\"\"",
            "\"x\"",
            "\"relu\"",
            "\"same\"",
            "\"numeric\"",
            "\"output\"",
            "\"dense\"",
            "\"image\"",
            "\"tabular\"",
            "\"mae\"",
            "\"topK\"",
            "\"\\t\"",
            "[]",
            "[\"x\"]",
            "[\"x\", \"y\"]",
            "{}",
            "{\"type\": \"output\"}",
            "{\"type\": \"lstm\", \"units\": 4}",
            "[{\"type\": \"output\"}]",
            "{\"encoding\": \"int8\"}",
            "{\"type\": \"sgd\", \"learningRate\": 1}",
            "{\"name\": \"l\", \"type\": \"numeric\"}");

    static List<BundleField> fields() {
        return BundleFieldsTest.fields();
    }

    static List<BundleSample> samples() {
        return BundleSample.ALL;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sample_isAcceptedByBoth(BundleSample sample) {
        byte[] document = sample.json().getBytes(StandardCharsets.UTF_8);

        assertThat(BundleSchema.complaints(document)).isEmpty();
        assertThat(BundleSchema.codeAccepts(document)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("fields")
    void wrongValueOfAField_isRefusedByBoth(BundleField field) {
        BundleSample sample = BundleSample.with(field);
        for (JsonElement wrong : wrong(field)) {
            byte[] document = sample.put(field, wrong);

            assertThat(BundleSchema.codeAccepts(document)).as("code: %s", wrong).isFalse();
            assertThat(BundleSchema.accepts(document)).as("schema: %s", wrong).isFalse();
        }
    }

    private static List<JsonElement> wrong(BundleField field) {
        List<JsonElement> wrong = new ArrayList<>(List.of(new JsonPrimitive("\u0000"), new JsonObject()));
        if (field.bounds().isPresent()) {
            Bounds bounds = field.bounds().get();
            switch (field.form()) {
                case WHOLE, DECIMAL -> {
                    wrong.add(new JsonPrimitive(bounds.least() - 1));
                    wrong.add(new JsonPrimitive(bounds.most() + 1));
                }
                case LIST -> wrong.add(new JsonArray());
                default -> {
                    wrong.add(new JsonPrimitive(""));
                    wrong.add(new JsonPrimitive("x".repeat((int) bounds.most() + 1)));
                }
            }
        }
        if (field.form() == BundleField.Form.TEXT || field.form() == BundleField.Form.OBJECT) {
            wrong.set(0, new JsonPrimitive(true));
        }
        if (field.form() == BundleField.Form.OBJECT) {
            wrong.remove(1);
        }
        return wrong;
    }

    @ParameterizedTest
    @MethodSource("fields")
    void fieldLeftOut_isToBothTheSame(BundleField field) {
        byte[] document = BundleSample.with(field).without(field);

        assertThat(BundleSchema.codeAccepts(document)).isEqualTo(!field.required());
        assertThat(BundleSchema.accepts(document)).isEqualTo(!field.required());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "'units': 4 ~ 'units': 65536 ~ both",
                "'units': 4 ~ 'units': 65537 ~ none",
                "'units': 4 ~ 'units': 4.0 ~ both",
                "'units': 4 ~ 'units': 4.5 ~ none",
                "'units': 4 ~ 'units': '4' ~ none",
                "'units': 4 ~ 'units': null ~ none",
                "'units': 4 ~ 'units': 4, 'bias': false ~ none",
                "'dense' ~ 'java.lang.Runtime' ~ none",
                "'batchnorm' ~ 'output' ~ none",
                "'missing': ['NA'] ~ 'missing': ['NA', 'NA'] ~ none",
                "'separator': ',' ~ 'separator': ';' ~ both",
                "'separator': ',' ~ 'separator': '\\t' ~ both",
                "'separator': ',' ~ 'separator': ' ' ~ none",
                "'scale': 1, ~ 'scale': 0, ~ none",
                "'scale': 1, ~ 'scale': 0.001, ~ both",
                "'classes': ['u', 'v'] ~ 'classes': ['u'] ~ none",
                "'classes': ['u', 'v'] ~ 'classes': ['u', 'u'] ~ none",
                "'type': 'categorical', 'classes' ~ 'classes' ~ both",
                "'clipNorm': 1, ~ 'noiseMultiplier': 1, ~ none",
                "'clipNorm': 1, ~ 'updates': {'encoding': 'int8'}, ~ both",
                "'clipNorm': 1, ~ 'updates': {'encoding': 'int8', 'share': 1}, ~ none",
                "'clipNorm': 1, ~ 'updates': {'encoding': 'topK'}, ~ none",
                "'secondary': ['auc'] ~ 'secondary': ['auc', 'auc'] ~ none",
                "'schemaVersion': 1 ~ 'schemaVersion': 2 ~ none",
                "'schemaVersion': 1 ~ 'schemaVersion': 1, 'dl4j': {} ~ none",
                "'maxParams': 10000000, ~ 'dl4j': {}, ~ none",
                "'proximalMu': 0 ~ 'proximalMu': 0.123456789 ~ both",
                "'proximalMu': 0 ~ 'proximalMu': 1e-1 ~ both",
                // What a schema has no words for: only the code refuses it.
                "'proximalMu': 0 ~ 'proximalMu': 0.1234567891 ~ schema",
                "'name': 'b' ~ 'name': 'a' ~ schema",
                "'fill': 'x' ~ 'fill': 'y' ~ schema",
                "'secondary': ['auc'] ~ 'secondary': ['accuracy'] ~ schema",
                "'metric': 'accuracy' ~ 'metric': 'rmse' ~ schema",
                "'crossEntropy' ~ 'squaredError' ~ schema",
                "'maxParams': 10000000 ~ 'maxParams': 5 ~ schema",
                "'batchSize': 2, ~ 'batchSize': 1, ~ schema",
                "{'type': 'dropout', 'rate': 0.1}, {'type': 'output'} ~ {'type': 'output'}, {'type': 'dropout', 'rate': 0.1} ~ schema",
                "{'type': 'batchnorm'} ~ {'type': 'maxpool', 'size': 2} ~ schema",
            })
    void change_isAcceptedBy(String old, String replacement, String whom) {
        String text = BundleSample.ALL.get(0).json().replace('"', '\'');
        assertThat(text).contains(old.strip());
        byte[] document = text.replace(old.strip(), replacement.strip())
                .replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8);

        assertThat(BundleSchema.codeAccepts(document)).as("code").isEqualTo(whom.equals("both"));
        assertThat(BundleSchema.accepts(document)).as("schema").isEqualTo(!whom.equals("none"));
    }

    @Property(tries = 3000)
    void whatTheCodeAccepts_theSchemaNeverRefuses(@ForAll long seed) {
        Random random = new Random(seed);
        BundleSample sample = BundleSample.ALL.get(random.nextInt(BundleSample.ALL.size()));
        JsonObject tree = JsonParser.parseString(sample.json()).getAsJsonObject();
        for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
            change(tree, random);
        }
        byte[] document = tree.toString().getBytes(StandardCharsets.UTF_8);

        if (BundleSchema.codeAccepts(document)) {
            assertThat(BundleSchema.complaints(document)).as(tree.toString()).isEmpty();
        }
    }

    /** One value anywhere becomes another, or goes. */
    private static void change(JsonElement at, Random random) {
        if (at.isJsonObject() && !at.getAsJsonObject().isEmpty()) {
            JsonObject object = at.getAsJsonObject();
            List<String> names = List.copyOf(object.keySet());
            String name = names.get(random.nextInt(names.size()));
            JsonElement child = object.get(name);
            if (random.nextInt(3) > 0 && (child.isJsonObject() || child.isJsonArray())) {
                change(child, random);
            } else if (random.nextInt(4) == 0) {
                object.remove(name);
            } else {
                object.add(name, odd(random));
            }
        } else if (at.isJsonArray() && !at.getAsJsonArray().isEmpty()) {
            JsonArray array = at.getAsJsonArray();
            int index = random.nextInt(array.size());
            if (random.nextInt(3) > 0 && array.get(index).isJsonObject()) {
                change(array.get(index), random);
            } else if (random.nextInt(4) == 0) {
                array.remove(index);
            } else {
                array.set(index, odd(random));
            }
        }
    }

    private static JsonElement odd(Random random) {
        return JsonParser.parseString(ODD.get(random.nextInt(ODD.size())));
    }
}
