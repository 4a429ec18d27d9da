package io.flock.chaincode.contract;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;

/**
 * Attributes that Fabric CA writes into a certificate: {@code {"attrs":{"name":"value"}}} in an extension of its own. An
 * extension that does not read as that grants nothing.
 */
final class CertificateAttributes {
    private static final String EXTENSION = "1.2.3.4.5.6.7.8.1";
    private static final int OCTET_STRING = 0x04;
    private static final int LONG_LENGTH = 0x80;

    private final JsonObject attributes;

    private CertificateAttributes(JsonObject attributes) {
        this.attributes = attributes;
    }

    static CertificateAttributes of(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(EXTENSION);
        return new CertificateAttributes(extension == null ? new JsonObject() : parse(contentOf(extension)));
    }

    boolean has(String name, String value) {
        JsonElement found = attributes.get(name);
        return found != null && found.isJsonPrimitive() && found.getAsString().equals(value);
    }

    private static JsonObject parse(String json) {
        try {
            JsonElement root = JsonParser.parseString(json);
            if (root.isJsonObject() && root.getAsJsonObject().get("attrs") instanceof JsonObject attributes) {
                return attributes;
            }
        } catch (JsonParseException e) {
            return new JsonObject();
        }
        return new JsonObject();
    }

    /** The content of a DER octet string, which wraps every extension's value. */
    private static String contentOf(byte[] der) {
        if (der.length < 2 || der[0] != OCTET_STRING) {
            return "";
        }
        int lengthBytes = (der[1] & LONG_LENGTH) == 0 ? 0 : der[1] & ~LONG_LENGTH & 0xff;
        int start = 2 + lengthBytes;
        return start > der.length ? "" : new String(der, start, der.length - start, StandardCharsets.UTF_8);
    }
}
