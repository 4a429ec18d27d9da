package io.flock.devnet.conformance.record;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** What one call came to, as it stands in the record. */
public final class Outcome {
    private Outcome() {}

    public static JsonObject result(byte[] result) {
        return text("result", new String(result, StandardCharsets.UTF_8));
    }

    public static JsonObject text(String name, String value) {
        JsonObject outcome = new JsonObject();
        outcome.addProperty(name, value);
        return outcome;
    }

    public static JsonObject committed(byte[] result, TxValidationCode code) {
        JsonObject outcome = result(result);
        outcome.addProperty("commit", code.name());
        return outcome;
    }

    public static JsonObject committed(TxValidationCode code) {
        return text("commit", code.name());
    }

    public static JsonObject failure(CommitException e) {
        return committed(e.getCode());
    }

    /** Details are sorted: endorsers answer in any order. */
    public static JsonObject failure(GatewayException e) {
        JsonObject outcome = new JsonObject();
        outcome.addProperty("exception", e.getClass().getSimpleName());
        outcome.addProperty("status", e.getStatus().getCode().name());
        outcome.addProperty("message", String.valueOf(e.getStatus().getDescription()));
        JsonArray details = new JsonArray();
        e.getDetails().stream()
                .sorted(Comparator.comparing(ErrorDetail::getMspId).thenComparing(ErrorDetail::getMessage))
                .map(Outcome::detail)
                .forEach(details::add);
        outcome.add("details", details);
        return outcome;
    }

    private static JsonObject detail(ErrorDetail detail) {
        JsonObject json = new JsonObject();
        json.addProperty("address", detail.getAddress().isEmpty() ? "" : "<address>");
        json.addProperty("mspId", detail.getMspId());
        json.addProperty("message", detail.getMessage());
        return json;
    }
}
