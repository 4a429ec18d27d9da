package io.flock.devnet.internal.ledger.store;

/** The error for a block file that can't be trusted. */
public final class BlockDamage {
    private static final String REMEDY =
            "restore the data folder from a copy, or delete it to start with an empty ledger";

    private BlockDamage() {}

    /** The error for the block with this number, and what is wrong with it. */
    public static LedgerException of(long number, String what) {
        return new LedgerException("LEDGER_DAMAGED", "block " + number + " is damaged: " + what, REMEDY);
    }
}
