package io.flock.protocol.ledger;

/** Accounts that belong to nobody; each change is an entry of its own, so that none is a hot key. */
public enum EntryKind {
    TREASURY("treasury"),
    BURNED("burned"),
    MINTED("minted");

    private final String text;

    EntryKind(String text) {
        this.text = text;
    }

    /** The attribute in the key. */
    public String text() {
        return text;
    }
}
