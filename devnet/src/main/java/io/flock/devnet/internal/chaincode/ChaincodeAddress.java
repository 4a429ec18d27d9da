package io.flock.devnet.internal.chaincode;

/** Where a chaincode server listens. */
public record ChaincodeAddress(String host, int port) {
    public ChaincodeAddress {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a chaincode listens at host:port, not at " + host + ":" + port);
        }
    }

    /**
     * Reads {@code host:port}.
     *
     * @throws IllegalArgumentException if the text is not {@code host:port}
     */
    public static ChaincodeAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        try {
            if (colon > 0) {
                return new ChaincodeAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a chaincode listens at host:port, not at " + text, e);
        }
        throw new IllegalArgumentException("a chaincode listens at host:port, not at " + text);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
