package io.flock.testnet.archive;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.regex.Pattern;

/**
 * What a package tells a peer about its chaincode process. Each value in double braces is a field of the JSON object
 * {@code CHAINCODE_AS_A_SERVICE_BUILDER_CONFIG} in that peer's environment: one package serves peers whose processes
 * listen at different addresses and whose keys differ.
 *
 * @param address {@code host:port}, or a text with such a field, like <code>{{.address}}</code>
 * @param tls whether the peer shows its certificate and asks for the process's; off only where both share a machine
 */
public record PackagedConnection(String address, boolean tls) {
    /** Where each peer says itself how it reaches its process. */
    public static final String ANY_ADDRESS = "{{.address}}";

    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9_.{}:\\[\\]-]{1,256}");

    public PackagedConnection {
        boolean port = address.endsWith("}}") || address.matches(".*:[0-9]{1,5}");
        if (!ADDRESS.matcher(address).matches() || !port) {
            throw new FlockException(
                    ErrorCode.USAGE,
                    "the address '" + address + "' is not host:port",
                    "give host:port, or leave it to each peer with " + ANY_ADDRESS);
        }
    }

    /** The file {@code connection.json} of a package. */
    public String json() {
        JsonObject json = new JsonObject();
        json.addProperty("address", address);
        json.addProperty("dial_timeout", "10s");
        json.addProperty("tls_required", tls);
        if (tls) {
            json.addProperty("client_auth_required", true);
            json.addProperty("root_cert", "{{.root_cert}}");
            json.addProperty("client_key", "{{.client_key}}");
            json.addProperty("client_cert", "{{.client_cert}}");
        }
        Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
        return gson.toJson(json) + "\n";
    }
}
