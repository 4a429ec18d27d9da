package io.flock.devnet;

/** The network can't do what it was asked for. The message is {@code CODE|what happened|what to do}. */
public final class DevNetworkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    DevNetworkException(String code, String what, String remedy) {
        super(code + "|" + what + "|" + remedy);
        this.code = code;
    }

    DevNetworkException(String code, String what, String remedy, Throwable cause) {
        super(code + "|" + what + "|" + remedy, cause);
        this.code = code;
    }

    /** The message of the cause is coded already. */
    DevNetworkException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** The stable name of the case, for example {@code PORT_TAKEN}. */
    public String code() {
        return code;
    }
}
