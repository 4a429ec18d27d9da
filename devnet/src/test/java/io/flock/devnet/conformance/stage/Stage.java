package io.flock.devnet.conformance.stage;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.flock.devnet.conformance.Await;
import io.flock.devnet.conformance.ConformanceNetwork;
import io.flock.devnet.conformance.TestOrganisation;
import io.flock.devnet.conformance.contract.Gates;
import io.flock.devnet.conformance.identity.CertificateAuthority;
import io.flock.devnet.conformance.identity.Credentials;
import io.flock.devnet.conformance.record.Notes;
import io.flock.devnet.conformance.wire.RawGateway;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The network as one scenario sees it. Organisations are numbered from 1. */
public final class Stage {
    private final Cast cast;
    private final String prefix;
    private final Notes notes;
    private final Set<Integer> down = new TreeSet<>();

    public Stage(Cast cast, String scenario) {
        this.cast = cast;
        this.prefix = scenario + ":";
        this.notes = new Notes(prefix);
    }

    /** A key that no other scenario uses. */
    public String key(String name) {
        return prefix + name;
    }

    public void note(String step, JsonElement seen) {
        notes.add(step, seen);
    }

    public void note(String step, String seen) {
        notes.add(step, new JsonPrimitive(seen));
    }

    public void note(String step, long seen) {
        notes.add(step, new JsonPrimitive(seen));
    }

    public JsonObject record() {
        return notes.record();
    }

    /** The ordinary client of an organisation, at its own gateway. */
    public Actor client(int organisation) {
        return actor(organisation, credentials(organisation));
    }

    /** Somebody at an organisation's gateway. */
    public Actor actor(int gateway, Credentials who) {
        return new Actor(this, gateway, who);
    }

    public RawGateway gateway(int organisation) {
        return cast.gateway(organisation);
    }

    public Credentials credentials(int organisation) {
        return cast.client(organisation);
    }

    public CertificateAuthority authority(int organisation) {
        return organisation(organisation).authority();
    }

    public TestOrganisation organisation(int number) {
        return network().organisations().get(number - 1);
    }

    public String channel() {
        return network().channel();
    }

    public Gates gates() {
        return network().gates();
    }

    public ConformanceNetwork network() {
        return cast.network();
    }

    Cast cast() {
        return cast;
    }

    /** Waits until all running peers have the transaction. */
    public void settle(String transactionId) {
        cast.settle(transactionId, Stream.of(1, 2, 3).filter(number -> !down.contains(number)));
    }

    public void stopPeer(int organisation) throws Exception {
        down.add(organisation);
        network().stopPeer("Org" + organisation + "MSP");
    }

    public void startPeer(int organisation) throws Exception {
        network().startPeer("Org" + organisation + "MSP");
        cast.reconnect(organisation);
        down.remove(organisation);
        Recovery.await(this);
    }

    /** Waits until every gateway reaches every peer and chaincode again. */
    public void recover() throws Exception {
        Recovery.await(this);
    }

    /** After the network was down as a whole: new connections, and a wait until each gateway evaluates. */
    public void connect() throws Exception {
        for (int organisation = 1; organisation <= network().organisations().size(); organisation++) {
            cast.reconnect(organisation);
            Actor client = client(organisation);
            Await.until("gateway " + organisation + " to evaluate", () -> client.evaluate("echo")
                    .has("result"));
        }
    }
}
