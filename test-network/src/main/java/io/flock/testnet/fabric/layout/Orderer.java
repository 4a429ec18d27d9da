package io.flock.testnet.fabric.layout;

/**
 * An orderer of the network.
 *
 * @param number from 1
 */
public record Orderer(int number, OrdererPorts ports) {
    /** The domain of the organisation that runs the orderers. */
    public static final String DOMAIN = "orderer.example.com";

    /** Its MSP id. */
    public static final String MSP = "OrdererMSP";

    /** Its name as a node. */
    public String name() {
        return NodeNames.orderer(number);
    }

    /** The host name that its certificates are made out for. */
    public String host() {
        return name() + "." + DOMAIN;
    }
}
