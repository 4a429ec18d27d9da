package io.flock.testnet.fabric.layout;

import io.flock.protocol.identity.OrganisationId;
import java.util.Locale;

/**
 * An organisation of the network.
 *
 * @param number from 1, in the founding's order, then in that of joining
 */
public record Member(int number, OrganisationId id, OrganisationPorts ports) {
    /** Its name without {@code MSP}, as cryptogen takes it. */
    public String label() {
        return id.text().replaceFirst("MSP$", "");
    }

    /** Like {@code org1.example.com}; the folder of its certificates has this name. */
    public String domain() {
        return label().toLowerCase(Locale.ROOT) + ".example.com";
    }

    /** Like {@code peer0.org1.example.com}; the peer's certificates are made out for it. */
    public String peerHost() {
        return "peer0." + domain();
    }
}
