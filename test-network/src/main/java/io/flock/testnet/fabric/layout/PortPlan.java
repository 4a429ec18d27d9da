package io.flock.testnet.fabric.layout;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * All ports of a network, from one number: ten for each of four orderers, whether there are three or four, then ten for
 * each organisation.
 *
 * @param relayed whether orderers, peers and content nodes listen at other ports than those at which others reach them,
 *     so that a relay can stand between
 */
public record PortPlan(int base, int orderers, int organisations, boolean relayed) {
    private static final int STEP = 10;
    private static final int MOST_ORDERERS = 4;
    /** Below the ports that Linux gives to outgoing connections. */
    private static final int FIRST = 17_000;

    private static final int LAST = 32_000;
    private static final int BLOCK = 100;
    private static final int LOWEST = 1_024;
    private static final int HIGHEST = 65_535;

    /** Checks that all of them are ports that a program may listen at; USAGE otherwise. */
    public PortPlan {
        if (base < LOWEST || base + size(organisations) - 1 > HIGHEST) {
            throw new FlockException(
                    ErrorCode.USAGE,
                    "--port " + base + " leaves no room for " + size(organisations) + " ports",
                    "give " + LOWEST + " to " + (HIGHEST + 1 - size(organisations)));
        }
    }

    /** Without relays. */
    public PortPlan(int base, int orderers, int organisations) {
        this(base, orderers, organisations, false);
    }

    private static int size(int organisations) {
        return STEP * (MOST_ORDERERS + organisations);
    }

    /** Ports of an orderer, by its number from 1. */
    public OrdererPorts orderer(int number) {
        return OrdererPorts.from(base + STEP * (number - 1), relayed);
    }

    /** Ports of an organisation's nodes, by its number from 1. */
    public OrganisationPorts organisation(int number) {
        return OrganisationPorts.from(base + STEP * (MOST_ORDERERS + number - 1), relayed);
    }

    /** Every port that is listened at, with the node that does. */
    public Map<Integer, String> all() {
        Map<Integer, String> all = new TreeMap<>();
        for (int i = 1; i <= orderers; i++) {
            OrdererPorts ports = orderer(i);
            String name = NodeNames.orderer(i);
            all.put(ports.listen(), name);
            all.put(ports.admin(), name);
            all.put(ports.operations(), name);
        }
        for (int i = 1; i <= organisations; i++) {
            OrganisationPorts ports = organisation(i);
            all.put(ports.peerListen(), NodeNames.peer(i));
            all.put(ports.chaincodeEvents(), NodeNames.peer(i));
            all.put(ports.operations(), NodeNames.peer(i));
            all.put(ports.chaincode(), NodeNames.chaincode(i));
            all.put(ports.contentApi(), NodeNames.content(i));
            all.put(ports.contentSwarmListen(), NodeNames.content(i));
        }
        return all;
    }

    /**
     * The first plan of which every port is free.
     *
     * @throws FlockException PORT_IN_USE when there is none
     */
    public static PortPlan firstFree(int orderers, int organisations, IntPredicate free) {
        for (int base = FIRST; base < LAST; base += BLOCK * (1 + size(organisations) / (BLOCK + 1))) {
            PortPlan plan = new PortPlan(base, orderers, organisations);
            if (plan.all().keySet().stream().allMatch(free::test)) {
                return plan;
            }
        }
        throw new FlockException(
                ErrorCode.PORT_IN_USE, "no block of free ports from " + FIRST + " to " + LAST, "give one with --port");
    }

    /**
     * Requires the ports of these nodes to be free.
     *
     * @throws FlockException PORT_IN_USE with every one that is taken and the node that needs it
     */
    public void requireFree(Set<String> nodes, IntPredicate free) {
        String taken = all().entrySet().stream()
                .filter(port -> nodes.contains(port.getValue()))
                .filter(port -> !free.test(port.getKey()))
                .map(port -> port.getKey() + " (" + port.getValue() + ")")
                .collect(Collectors.joining(", "));
        if (!taken.isEmpty()) {
            throw new FlockException(
                    ErrorCode.PORT_IN_USE,
                    "taken by other processes: " + taken,
                    "end them, or make the network elsewhere: another --home with another --port");
        }
    }
}
