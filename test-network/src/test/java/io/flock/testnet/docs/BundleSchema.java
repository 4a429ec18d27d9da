package io.flock.testnet.docs;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import io.flock.client.bundle.Bundle;
import io.flock.protocol.error.FlockException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What docs/reference/bundle.schema.json says of a document, beside what the code says. */
final class BundleSchema {
    private static final Validator VALIDATOR =
            new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory()).createValidator();
    /** Itself validated against the schema of schemas. */
    private static final URI SCHEMA = VALIDATOR.registerSchema(DocsFolder.read("reference/bundle.schema.json"));

    private BundleSchema() {}

    static boolean accepts(byte[] document) {
        return complaints(document).isEmpty();
    }

    static List<String> complaints(byte[] document) {
        Validator.Result result = VALIDATOR.validate(SCHEMA, new String(document, StandardCharsets.UTF_8));
        return result.isValid()
                ? List.of()
                : result.getErrors().stream()
                        .map(error -> error.getInstanceLocation() + ": " + error.getError())
                        .toList();
    }

    static boolean codeAccepts(byte[] document) {
        try {
            Bundle.read(document);
            return true;
        } catch (FlockException refused) {
            return false;
        }
    }
}
