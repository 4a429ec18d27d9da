package io.flock.chaincode.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the metadata says of a function and what its strict reader does: a caller who knows the schema alone writes
 * requests that are read.
 */
class SchemaAgreementTest {
    private static final int SAMPLES = 2_000;
    private static final int WANTED = 5;
    private static final FunctionTable TABLE = Contracts.table();
    private static final JsonObject METADATA =
            JsonParser.parseString(Metadata.of(TABLE)).getAsJsonObject();

    static Stream<ContractFunction<?, ?>> functions() {
        return TABLE.all().stream();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void requestMadeFromTheSchema_isRead_andWrittenAgainAsTheSchemaSays(ContractFunction<?, ?> function) {
        for (JsonObject request : accepted(function)) {
            String canonical = Json.write(Json.read(request.toString(), function.request()));

            SchemaValidator.require(schema(function), JsonParser.parseString(canonical), "$");
            assertThat(JsonParser.parseString(canonical)).isEqualTo(request);
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void whatTheSchemaRefuses_theReaderRefuses(ContractFunction<?, ?> function) {
        JsonObject schema = schema(function);
        JsonObject request = accepted(function).get(0);
        JsonObject surplus = request.deepCopy();
        surplus.addProperty("surplus", 1);
        assertRefused(function, surplus, ErrorCode.UNKNOWN_FIELD);
        schema.getAsJsonArray("required").forEach(required -> {
            JsonObject lacking = request.deepCopy();
            lacking.remove(required.getAsString());
            assertRefused(function, lacking, ErrorCode.MISSING_FIELD);
        });
        request.keySet().forEach(name -> {
            JsonObject other = request.deepCopy();
            other.add(name, SchemaSample.ofAnotherType(request.get(name)));
            assertThatThrownBy(() -> SchemaValidator.require(schema, other, "$"))
                    .isInstanceOf(AssertionError.class);
            assertRefused(function, other, ErrorCode.INVALID_ARGUMENT);
        });
    }

    /** Samples that are legal also by those rules between fields that a schema can't say; there must be some. */
    private static List<JsonObject> accepted(ContractFunction<?, ?> function) {
        SchemaSample samples = new SchemaSample(new Random(4));
        List<JsonObject> accepted = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        for (int i = 0; i < SAMPLES && accepted.size() < WANTED; i++) {
            JsonElement sample = samples.of("", schema(function));
            try {
                Json.read(sample.toString(), function.request());
                accepted.add(sample.getAsJsonObject());
            } catch (FlockException e) {
                assertThat(Stream.of(ErrorCode.MALFORMED_JSON, ErrorCode.UNKNOWN_FIELD, ErrorCode.MISSING_FIELD)
                                .anyMatch(e::is))
                        .as(function.fullName() + " refuses the form of " + sample + ": " + e.getMessage())
                        .isFalse();
                refusals.add(e.what());
            }
        }
        assertThat(accepted)
                .as(() -> function.fullName() + " refuses all, as " + refusals.subList(0, Math.min(5, refusals.size())))
                .isNotEmpty();
        return accepted;
    }

    private static void assertRefused(ContractFunction<?, ?> function, JsonObject request, ErrorCode code) {
        assertThatThrownBy(() -> Json.read(request.toString(), function.request()))
                .isInstanceOfSatisfying(
                        FlockException.class,
                        e -> assertThat(e.is(code)).as(e.getMessage()).isTrue());
    }

    /** Of the function's parameter, from the metadata that callers get. */
    private static JsonObject schema(ContractFunction<?, ?> function) {
        for (JsonElement described : METADATA.getAsJsonObject("contracts")
                .getAsJsonObject(function.contract())
                .getAsJsonArray("transactions")) {
            JsonObject transaction = described.getAsJsonObject();
            if (transaction.get("name").getAsString().equals(function.name()) && function.takesArgument()) {
                String reference = transaction
                        .getAsJsonArray("parameters")
                        .get(0)
                        .getAsJsonObject()
                        .getAsJsonObject("schema")
                        .get("$ref")
                        .getAsString();
                return METADATA.getAsJsonObject("components")
                        .getAsJsonObject("schemas")
                        .getAsJsonObject(reference.substring("#/components/schemas/".length()));
            }
        }
        return JsonParser.parseString("{\"type\":\"object\",\"properties\":{},\"required\":[]}")
                .getAsJsonObject();
    }
}
