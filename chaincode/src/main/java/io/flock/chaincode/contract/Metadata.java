package io.flock.chaincode.contract;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.protocol.codec.JsonSchema;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code org.hyperledger.fabric:GetMetadata} answers: every contract with its functions, in the schema of Fabric's
 * contract API, so that tools find what they expect.
 */
final class Metadata {
    static final String FUNCTION = "org.hyperledger.fabric:GetMetadata";
    private static final String SCHEMA =
            "https://hyperledger.github.io/fabric-chaincode-node/main/api/contract-schema.json";
    private static final String VERSION = "0.1.0";

    private final SortedMap<String, JsonObject> schemas = new TreeMap<>();

    private Metadata() {}

    static String of(FunctionTable table) {
        return new Metadata().describe(table).toString();
    }

    private JsonObject describe(FunctionTable table) {
        SortedMap<String, JsonArray> transactions = new TreeMap<>();
        for (ContractFunction<?, ?> function : table.all()) {
            transactions
                    .computeIfAbsent(function.contract(), name -> new JsonArray())
                    .add(describe(function));
        }
        JsonObject contracts = new JsonObject();
        transactions.forEach((name, functions) -> contracts.add(name, contract(name, functions)));
        JsonObject components = new JsonObject();
        components.add("schemas", new JsonObject());
        schemas.forEach((name, schema) -> components.getAsJsonObject("schemas").add(name, schema));

        JsonObject root = new JsonObject();
        root.addProperty("$schema", SCHEMA);
        root.add("components", components);
        root.add("contracts", contracts);
        root.add("info", info("flock"));
        return root;
    }

    private static JsonObject contract(String name, JsonArray transactions) {
        JsonObject instance = new JsonObject();
        instance.addProperty("default", false);
        instance.addProperty("name", name);
        JsonObject contract = new JsonObject();
        contract.add("contractInstance", instance);
        contract.add("info", info(name));
        contract.addProperty("name", name);
        contract.add("transactions", transactions);
        return contract;
    }

    private JsonObject describe(ContractFunction<?, ?> function) {
        JsonArray parameters = new JsonArray();
        if (function.takesArgument()) {
            JsonObject parameter = new JsonObject();
            parameter.addProperty("name", parameterName(function.name()));
            parameter.add("schema", reference(function.fullName().replace(':', '.'), function.request()));
            parameters.add(parameter);
        }
        JsonArray tags = new JsonArray();
        tags.add(function.access().name());
        JsonObject described = new JsonObject();
        described.addProperty("name", function.name());
        described.add("parameters", parameters);
        described.add("returns", returned(function.result()));
        described.add("tag", tags);
        return described;
    }

    /** One JSON object is the parameter; it is named after its function, and its schema names the fields. */
    private static String parameterName(String function) {
        return Character.toLowerCase(function.charAt(0)) + function.substring(1);
    }

    private JsonObject returned(Class<?> type) {
        return type.isRecord() ? reference(type.getSimpleName(), type) : JsonSchema.of(type);
    }

    private JsonObject reference(String name, Class<?> type) {
        JsonObject schema = JsonSchema.of(type);
        JsonObject other = schemas.put(name, schema);
        if (other != null && !other.equals(schema)) {
            throw new IllegalStateException("two types of the metadata are named " + name);
        }
        JsonObject reference = new JsonObject();
        reference.addProperty("$ref", "#/components/schemas/" + name);
        return reference;
    }

    private static JsonObject info(String title) {
        JsonObject info = new JsonObject();
        info.addProperty("title", title);
        info.addProperty("version", VERSION);
        return info;
    }
}
