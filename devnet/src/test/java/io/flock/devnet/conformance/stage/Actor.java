package io.flock.devnet.conformance.stage;

import com.google.gson.JsonObject;
import io.flock.devnet.conformance.identity.Credentials;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.Network;

/** A client with the stock gateway library. */
public final class Actor {
    private static final long PATIENCE_SECONDS = 60;

    private final Stage stage;
    private final int gatewayNumber;
    private final Credentials who;

    Actor(Stage stage, int gatewayNumber, Credentials who) {
        this.stage = stage;
        this.gatewayNumber = gatewayNumber;
        this.who = who;
    }

    public Call call(String function, String... arguments) {
        return new Call(this, function, arguments);
    }

    public JsonObject evaluate(String function, String... arguments) {
        return call(function, arguments).evaluate();
    }

    public JsonObject submit(String function, String... arguments) {
        return call(function, arguments).submit();
    }

    public Credentials credentials() {
        return who;
    }

    public Network network() {
        return gateway().getNetwork(stage.channel());
    }

    public Network network(String channel) {
        return gateway().getNetwork(channel);
    }

    Stage stage() {
        return stage;
    }

    /** Not closed: a gateway object owns nothing, the connection belongs to the cast. */
    public Gateway gateway() {
        return Gateway.newInstance()
                .identity(who.identity())
                .signer(who.signer())
                .hash(Hash.SHA256)
                .connection(stage.cast().connection(gatewayNumber))
                .evaluateOptions(options -> options.withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .endorseOptions(options -> options.withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .submitOptions(options -> options.withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .commitStatusOptions(options -> options.withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .connect();
    }
}
