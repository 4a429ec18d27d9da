package io.flock.chaincode.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MetadataTest {
    private static final FunctionTable TABLE = Contracts.table();
    private static final JsonObject METADATA =
            JsonParser.parseString(Metadata.of(TABLE)).getAsJsonObject();

    static Stream<ContractFunction<?, ?>> functions() {
        return TABLE.all().stream();
    }

    @Test
    void metadata_listsExactlyTheFunctionsOfTheTable() {
        List<String> listed = new ArrayList<>();
        METADATA.getAsJsonObject("contracts").entrySet().forEach(contract -> transactions(contract.getValue())
                .forEach(t -> listed.add(contract.getKey() + ":" + t.get("name").getAsString())));

        assertThat(listed)
                .containsExactlyElementsOf(
                        TABLE.all().stream().map(ContractFunction::fullName).toList());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void function_isDescribed_withItsRealParameters(ContractFunction<?, ?> function) {
        JsonObject described = described(function);

        assertThat(described.getAsJsonArray("tag").get(0).getAsString())
                .isEqualTo(function.access().name());
        assertThat(described.getAsJsonArray("parameters").size()).isEqualTo(function.takesArgument() ? 1 : 0);
        if (function.takesArgument()) {
            JsonObject schema = resolve(described
                    .getAsJsonArray("parameters")
                    .get(0)
                    .getAsJsonObject()
                    .getAsJsonObject("schema"));
            assertThat(schema.getAsJsonObject("properties").keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.of(function.request().getRecordComponents())
                                    .map(java.lang.reflect.RecordComponent::getName)
                                    .toList());
        }
        assertThat(described.has("returns")).isTrue();
    }

    @Test
    void everyReference_leadsToASchema() {
        functions().map(MetadataTest::described).forEach(described -> {
            JsonObject returned = described.getAsJsonObject("returns");
            if (returned.has("$ref")) {
                assertThat(resolve(returned)).isNotNull();
            }
        });
    }

    private static JsonObject described(ContractFunction<?, ?> function) {
        return transactions(METADATA.getAsJsonObject("contracts").get(function.contract())).stream()
                .filter(t -> t.get("name").getAsString().equals(function.name()))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonObject> transactions(JsonElement contract) {
        List<JsonObject> transactions = new ArrayList<>();
        contract.getAsJsonObject().getAsJsonArray("transactions").forEach(t -> transactions.add(t.getAsJsonObject()));
        return transactions;
    }

    private static JsonObject resolve(JsonObject reference) {
        String name = reference.get("$ref").getAsString().substring("#/components/schemas/".length());
        return METADATA.getAsJsonObject("components").getAsJsonObject("schemas").getAsJsonObject(name);
    }
}
