package io.flock.client.cli.command;

import io.flock.sdk.FlockClient;
import io.flock.sdk.transaction.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list on the ledger.
 *
 * @param bookmark where the next page begins; absent on the last one
 */
public record Page<E>(List<E> elements, Optional<String> bookmark) {
    private static final int SIZE = 50;

    /** Asks for the page that begins at a bookmark. */
    @FunctionalInterface
    public interface Query<E> {
        /**
         * Asks for one page.
         *
         * @param size most elements of it
         * @param bookmark where it begins; the first page without one
         */
        Page<E> ask(FlockClient flock, int size, Optional<String> bookmark);
    }

    /** The page that a call answers. */
    public static <P, E> Page<E> of(
            Call<P> call, Function<P, List<E>> elements, Function<P, Optional<String>> bookmark) {
        P page = call.run();
        return new Page<>(elements.apply(page), bookmark.apply(page));
    }

    /** The elements of all pages. */
    public static <E> List<E> all(FlockClient flock, Query<E> query) {
        List<E> all = new ArrayList<>();
        Optional<String> bookmark = Optional.empty();
        do {
            Page<E> page = query.ask(flock, SIZE, bookmark);
            all.addAll(page.elements());
            bookmark = page.bookmark();
        } while (bookmark.isPresent());
        return all;
    }
}
