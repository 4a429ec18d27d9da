package io.flock.client.knowledge;

/**
 * How a host's base stands to the ledger.
 *
 * @param documents accepted ones that searches find
 * @param missing accepted ones that could not be fetched, read or indexed: no search finds them here
 * @param outdated whether the base could not be brought up to date the last time; the numbers are then those from before
 * @param unsearchable whether the last search of it failed for the base's fault
 */
public record KnowledgeState(int documents, int missing, boolean outdated, boolean unsearchable) {
    /** Before anything was read. */
    static final KnowledgeState NONE = new KnowledgeState(0, 0, false, false);

    /** Whether the base could not be brought up to date, or searched, the last time. */
    public boolean failing() {
        return outdated || unsearchable;
    }

    /** Searches may fail all the same: only one that succeeds says that they do not. */
    KnowledgeState refreshed(int documentsNow, int missingNow) {
        return new KnowledgeState(documentsNow, missingNow, false, unsearchable);
    }

    KnowledgeState failed() {
        return new KnowledgeState(documents, missing, true, unsearchable);
    }

    KnowledgeState searched(boolean found) {
        return new KnowledgeState(documents, missing, outdated, !found);
    }
}
