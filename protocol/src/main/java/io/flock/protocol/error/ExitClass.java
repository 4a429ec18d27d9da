package io.flock.protocol.error;

/** The class of an error as a process exit status: what a script can branch on. */
public enum ExitClass {
    /** Nothing went wrong. */
    SUCCESS(0),
    /** A fault of the software itself. */
    INTERNAL(1),
    /** The command line was wrong. */
    USAGE(2),
    /** Configuration, identity or the local state folder is not usable. */
    SETTINGS(3),
    /** The network could not be reached in time. */
    CONNECTION(4),
    /** The ledger refused, for a reason it names. */
    REFUSED(5),
    /** Content, data or a model is missing or is not what it claims to be. */
    CONTENT(6),
    /** It is not known whether the transaction was applied. */
    OUTCOME_UNKNOWN(7),
    /** An audit found differences. */
    DIFFERENCES(8);

    private final int status;

    ExitClass(int status) {
        this.status = status;
    }

    /** The process exit status, 0 to 125. */
    public int status() {
        return status;
    }
}
