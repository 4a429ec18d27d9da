package io.flock.testnet.consortium;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The texts of a kit. */
record KitTexts(Kit kit) {
    String readme() {
        Map<String, String> values = new LinkedHashMap<>();
        String label = kit.chaincode().label();
        values.put("organisation", kit.organisation().text());
        values.put("founding", kit.founding().digest().hex());
        values.put("package", kit.chaincode().id());
        values.put("label", label);
        values.put("version", label.substring(label.lastIndexOf('_') + 1));
        values.put("address", kit.address());
        values.put("channel", kit.channel());
        boolean tls = kit.tls().isPresent();
        values.put("tlsFiles", tls ? ", `tls/`" : "");
        values.put(
                "builderRow",
                tls ? "\n| what the package leaves open for this organisation's peer | `builder-config.json` |" : "");
        values.put(
                "builderStep",
                tls
                        ? " Where the peer isn't configured yet: it needs this organisation's values in its environment when it"
                                + " starts, `CHAINCODE_AS_A_SERVICE_BUILDER_CONFIG=$(cat builder-config.json)`."
                        : "");
        String text = resource("kit.md");
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("${" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    /** Read by a shell: single quotes, in which nothing has a meaning; none of the values may hold one. */
    String settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("CORE_CHAINCODE_ID_NAME", kit.chaincode().id());
        settings.put("CHAINCODE_SERVER_ADDRESS", kit.address());
        settings.put("FLOCK_FOUNDING_DOCUMENT", "founding.json");
        settings.put("FLOCK_FOUNDING_DIGEST", kit.founding().digest().hex());
        if (kit.tls().isPresent()) {
            settings.put("CHAINCODE_TLS_KEY", "tls/server.key");
            settings.put("CHAINCODE_TLS_CERT", "tls/server.crt");
            settings.put("CHAINCODE_CLIENT_CA_CERT", "tls/ca.crt");
        }
        StringBuilder text = new StringBuilder();
        settings.forEach(
                (name, value) -> text.append(name).append("='").append(value).append("'\n"));
        return text.toString();
    }

    static String resource(String name) {
        try (InputStream in = KitTexts.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
