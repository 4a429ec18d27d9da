package io.flock.devnet.internal.chaincode;

/** A chaincode's request can't be fulfilled; the message is the reason. */
final class RequestRefused extends Exception {
    private static final long serialVersionUID = 1L;

    RequestRefused(String reason) {
        super(reason, null, false, false);
    }

    static RequestRefused unsupported(String what) {
        return new RequestRefused("not supported by the development network: " + what + "; use a Fabric network");
    }
}
