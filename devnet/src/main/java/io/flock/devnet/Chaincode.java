package io.flock.devnet;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A chaincode that is defined on the channel, and where its servers listen.
 *
 * <pre>{@code
 * Chaincode.named("asset").policy("AND('Org1MSP.peer','Org2MSP.peer')").at("127.0.0.1:9999")
 * }</pre>
 *
 * An organisation for which no address is given doesn't have the chaincode installed. One server may serve all
 * organisations: each organisation's peer opens a connection of its own.
 */
public final class Chaincode {
    private final String name;
    private final String version;
    private final long sequence;
    private final String policy;
    private final Optional<String> everywhere;
    private final Map<String, String> addresses;

    private Chaincode(
            String name,
            String version,
            long sequence,
            String policy,
            Optional<String> everywhere,
            Map<String, String> addresses) {
        this.name = name;
        this.version = version;
        this.sequence = sequence;
        this.policy = policy;
        this.everywhere = everywhere;
        this.addresses = Map.copyOf(addresses);
    }

    /** Version {@code 1.0}, sequence 1, the channel's default policy, installed nowhere. */
    public static Chaincode named(String name) {
        return new Chaincode(name, "1.0", 1, "", Optional.empty(), Map.of());
    }

    public Chaincode version(String to) {
        return new Chaincode(name, to, sequence, policy, everywhere, addresses);
    }

    /** Number of the definition, from 1. */
    public Chaincode sequence(long to) {
        return new Chaincode(name, version, to, policy, everywhere, addresses);
    }

    /**
     * Who must endorse.
     *
     * @param to like {@code OutOf(2,'Org1MSP.peer','Org2MSP.peer','Org3MSP.peer')}; empty for the channel's default,
     *     peers of a majority of the organisations
     */
    public Chaincode policy(String to) {
        return new Chaincode(name, version, sequence, to, everywhere, addresses);
    }

    /**
     * Installs the chaincode at every organisation.
     *
     * @param address {@code host:port} of a chaincode server without TLS
     */
    public Chaincode at(String address) {
        return new Chaincode(name, version, sequence, policy, Optional.of(address), addresses);
    }

    /** Installs the chaincode at one organisation, or gives that one an address of its own. */
    public Chaincode at(String mspId, String address) {
        Map<String, String> more = new TreeMap<>(addresses);
        more.put(mspId, address);
        return new Chaincode(name, version, sequence, policy, everywhere, more);
    }

    public String name() {
        return name;
    }

    public String version() {
        return version;
    }

    public long sequence() {
        return sequence;
    }

    public String policy() {
        return policy;
    }

    /** Nothing if the organisation doesn't have it. */
    public Optional<String> address(String mspId) {
        return Optional.ofNullable(addresses.get(mspId)).or(() -> everywhere);
    }

    /** The organisations with an address of their own. */
    Map<String, String> addresses() {
        return addresses;
    }
}
