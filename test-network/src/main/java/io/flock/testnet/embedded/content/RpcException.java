package io.flock.testnet.embedded.content;

/** A call that is answered with an error, as Kubo does: a status and a JSON object with a message. */
final class RpcException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    RpcException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
