package io.flock.client.participant;

/**
 * What an account does next.
 *
 * @param <A> what can be done
 * @param <E> how it can end
 */
public sealed interface Decision<A, E> {
    /** Something that it is time for. */
    record Act<A, E>(A action) implements Decision<A, E> {}

    /**
     * Nothing now.
     *
     * @param seconds after which there may be something even if nothing happens
     */
    record Wait<A, E>(long seconds) implements Decision<A, E> {}

    /** Nothing any more. */
    record Finish<A, E>(E ending) implements Decision<A, E> {}
}
