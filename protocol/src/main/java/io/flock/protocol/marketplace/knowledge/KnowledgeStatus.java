package io.flock.protocol.marketplace.knowledge;

/** Where a document stands. */
public enum KnowledgeStatus {
    /** It is voted on. */
    OPEN,
    /** It is in the base. */
    ACCEPTED,
    /** The vote was against it; it may be proposed again. */
    REJECTED,
    /** Too few voted; it may be proposed again. */
    LAPSED
}
