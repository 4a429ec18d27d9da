package io.flock.testnet.relay;

/**
 * Who speaks to whom.
 *
 * @param from the name of the process that has connected; {@link #OUTSIDE} where it is no known one
 * @param to the node behind the relay
 */
public record Link(String from, String to) {
    /** A process that the relay was not told of. */
    public static final String OUTSIDE = "outside";

    /** Whether one of the two is this one, whoever has called. */
    public boolean touches(String name) {
        return from.equals(name) || to.equals(name);
    }
}
