package io.flock.testnet.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonPrimitive;
import io.flock.client.bundle.Bundle;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.docs.BundleField.Bounds;
import io.flock.testnet.docs.BundleField.Form;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page on bundles against the code that reads them: no field is missing, and every word of a row is so. */
class BundleFieldsTest {
    private static final Pattern NUMBERS = Pattern.compile("is not in (\\S+) to (\\S+)\\|");
    private static final Pattern SIZES = Pattern.compile("0 (?:characters|elements); (\\S+) to (\\S+) are allowed");

    static List<BundleField> fields() {
        return BundleFields.sections().values().stream().flatMap(List::stream).toList();
    }

    @Test
    void everyComponentOfABundle_isOnThePage() {
        Set<String> held = new TreeSet<>();
        collect(Bundle.class, held);

        Set<String> documented = fields().stream()
                .map(BundleField::component)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());

        assertThat(documented)
                .as("a field of a bundle is documented in BundleFields")
                .containsExactlyInAnyOrderElementsOf(held);
    }

    private static void collect(Class<?> type, Set<String> into) {
        if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(kind -> collect(kind, into));
        } else if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                into.add(type.getSimpleName() + "." + component.getName());
                collect(element(component.getGenericType()), into);
            }
        }
    }

    private static Class<?> element(Type type) {
        return type instanceof ParameterizedType generic
                ? element(generic.getActualTypeArguments()[0])
                : (Class<?>) type;
    }

    static Stream<BundleField> bounded() {
        return fields().stream().filter(field -> field.bounds().isPresent());
    }

    @ParameterizedTest
    @MethodSource("bounded")
    void range_isTheOneThatTheCodeNames(BundleField field) {
        Bounds bounds = field.bounds().orElseThrow();
        BundleSample sample = BundleSample.with(field);
        Matcher named = named(field, sample);

        assertThat(Double.parseDouble(named.group(1))).isEqualTo(bounds.least());
        assertThat(Double.parseDouble(named.group(2))).isEqualTo(bounds.most());
    }

    private static Matcher named(BundleField field, BundleSample sample) {
        boolean number = field.form() == Form.WHOLE || field.form() == Form.DECIMAL;
        byte[] wrong = number
                ? sample.put(field, new JsonPrimitive(-2_000_000_000))
                : sample.put(field, field.form() == Form.LIST ? new JsonArray() : new JsonPrimitive(""));
        String refusal = refusal(wrong);
        assertThat(refusal).contains(sample.printed(field) + ": ");
        Matcher named = (number ? NUMBERS : SIZES).matcher(refusal);
        assertThat(named.find()).as(refusal).isTrue();
        return named;
    }

    static Stream<BundleField> choices() {
        return fields().stream().filter(field -> field.form() == Form.CHOICE);
    }

    @ParameterizedTest
    @MethodSource("choices")
    void options_areThoseThatTheCodeNames(BundleField field) {
        BundleSample sample = BundleSample.with(field);
        String options = String.join(", ", field.options());
        String refusal = refusal(sample.put(field, new JsonPrimitive("nonsense")));

        assertThat(refusal)
                .contains(
                        sample.printed(field) + ": ",
                        field.options().size() == 1 ? "is not " + options + "|" : "is none of " + options + "|");
    }

    @ParameterizedTest
    @MethodSource("fields")
    void wrongType_isRefused(BundleField field) {
        BundleSample sample = BundleSample.with(field);
        JsonPrimitive wrong = field.form() == Form.FLAG ? new JsonPrimitive("yes") : new JsonPrimitive(true);

        assertThat(refusal(sample.put(field, wrong))).contains(sample.printed(field) + ": ", "is expected");
    }

    @ParameterizedTest
    @MethodSource("fields")
    void fieldLeftOut_isWhatThePageSays(BundleField field) {
        BundleSample sample = BundleSample.with(field);
        if (field.required()) {
            assertThatThrownBy(() -> sample.readWithout(field))
                    .hasMessageContaining(sample.printed(field) + ": the field is missing");
        } else {
            Optional<String> read = sample.readWithout(field)
                    .filter(element -> !element.isJsonObject())
                    .map(element -> element.getAsString());
            assertThat(read)
                    .isEqualTo(field.absent()
                            .map(said -> List.of(BundleField.OWN_SIZE, BundleField.OWN_STEPS)
                                            .contains(said)
                                    ? "2"
                                    : said));
        }
    }

    private static String refusal(byte[] document) {
        try {
            return "accepted: " + Bundle.read(document);
        } catch (FlockException e) {
            return e.getMessage();
        }
    }
}
