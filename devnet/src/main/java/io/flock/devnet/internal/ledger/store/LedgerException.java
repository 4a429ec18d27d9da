package io.flock.devnet.internal.ledger.store;

/** The ledger can't be opened, read or written. The message is {@code CODE|what happened|what to do}. */
public final class LedgerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    LedgerException(String code, String what, String remedy) {
        super(code + "|" + what + "|" + remedy);
        this.code = code;
    }

    LedgerException(String code, String what, String remedy, Throwable cause) {
        super(code + "|" + what + "|" + remedy, cause);
        this.code = code;
    }

    /** The stable name of the case, for example {@code LEDGER_LOCKED}. */
    public String code() {
        return code;
    }
}
