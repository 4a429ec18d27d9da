package io.flock.testnet.fabric.channel;

/**
 * The chaincode as the channel knows it.
 *
 * @param version what people call it
 * @param sequence how often the definition was changed, from 1
 */
public record Definition(String version, int sequence) {
    /** The first one. */
    public static final Definition FIRST = new Definition("1.0", 1);

    /** The name under which its package is installed. */
    public String label() {
        return "flock_" + version;
    }
}
