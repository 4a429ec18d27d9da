package io.flock.sdk.events;

/**
 * Handles what a stream brings, one at a time, in the ledger's order, on the subscription's thread.
 *
 * @param <T> {@link LedgerEvents} or a block
 */
@FunctionalInterface
public interface EventListener<T> {
    /**
     * Handles one item. May be called again with an item that it has handled before. When it throws, the item comes
     * again after a pause.
     */
    void handle(T item) throws Exception;
}
