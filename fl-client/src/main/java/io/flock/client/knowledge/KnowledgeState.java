package io.flock.client.knowledge;

/**
 * How a host's base stands to the ledger.
 *
 * @param documents accepted ones that searches find
 * @param missing accepted ones that could not be fetched, read or indexed: no search finds them here
 * @param failing whether the base could not be brought up to date, or searched, the last time; the numbers are then those from
 *     before
 */
public record KnowledgeState(int documents, int missing, boolean failing) {
    /** Before anything was read. */
    static final KnowledgeState NONE = new KnowledgeState(0, 0, false);

    KnowledgeState failed() {
        return new KnowledgeState(documents, missing, true);
    }
}
