package io.flock.sdk.audit;

import io.flock.protocol.identity.TransactionId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something on the ledger that the rules do not give.
 *
 * @param transaction empty when it concerns the block as a whole
 * @param subject what it is about: a key of the state, a hash, a sum
 * @param expected by the rules
 * @param found on the ledger
 */
public record Difference(
        long block, Optional<TransactionId> transaction, Kind kind, String subject, String expected, String found) {
    /** Control and format characters, which could rewrite what stands in a terminal or a log, and separators of lines. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    /** What kind of rule is broken. */
    public enum Kind {
        /** A block is missing, or hashes do not fit. */
        CHAIN,
        /** A block is not signed by the orderers that the channel's configuration asks for. */
        ORDERER,
        /** A block or transaction can't be read. */
        UNREADABLE,
        /** The creator did not sign the transaction, or its certificate is none of its organisation's. */
        CREATOR,
        /** Caller, time, function or arguments are not those that the endorsers saw, or headers contradict each other. */
        PROPOSAL,
        /** Too few organisations, or signatures that do not verify. */
        ENDORSEMENT,
        /** A valid transaction read what was not the state any more. */
        STALE_READ,
        /** A valid transaction that the rules refuse. */
        REFUSED,
        /** A document that the rules do not give. */
        WRITE,
        /** FLOCK were made or lost. */
        MONEY,
        /** A model is not what the updates that stood combine to. */
        CONTENT
    }

    /** On one line, with U+FFFD for control characters: subject and texts may be strangers'. */
    @Override
    public String toString() {
        String text = "block " + block
                + transaction.map(id -> ", transaction " + id).orElse("") + ": " + kind + " " + subject
                + ", expected " + expected + ", found " + found;
        return UNPRINTABLE.matcher(text).replaceAll("\uFFFD");
    }
}
