package io.flock.protocol.error;

/** The class of an error as a process exit status: what a script can branch on. */
public enum ExitClass {
    /** Nothing went wrong. */
    SUCCESS(0, "success"),
    /** A fault of the software itself. */
    INTERNAL(1, "internal fault"),
    /** The command line was wrong. */
    USAGE(2, "wrong command line"),
    /** Configuration, identity or the local state folder is not usable. */
    SETTINGS(3, "settings, identity or state folder can't be used"),
    /** The network could not be reached in time. */
    CONNECTION(4, "the network could not be reached in time"),
    /** The ledger refused, for a reason it names. */
    REFUSED(5, "refused by the ledger"),
    /** Content, data or a model is missing or is not what it claims to be. */
    CONTENT(6, "content, data or model missing or wrong"),
    /** It is not known whether the transaction was applied. */
    OUTCOME_UNKNOWN(7, "not known whether the transaction was applied"),
    /** An audit found differences. */
    DIFFERENCES(8, "an audit found differences");

    private final int status;
    private final String meaning;

    ExitClass(int status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    /** What it means, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** The process exit status, 0 to 125. */
    public int status() {
        return status;
    }
}
