package io.flock.protocol.marketplace.knowledge.view;

import io.flock.protocol.identity.AccountId;

/**
 * An account's contribution points.
 *
 * @param created for models that it listed
 * @param contributed for its documents that were accepted
 * @param open how many proposals of it are voted on now
 */
public record PointsView(AccountId account, int created, int contributed, int open) {
    /** All together. */
    public int total() {
        return created + contributed;
    }
}
