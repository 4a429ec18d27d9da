package io.flock.devnet.internal.order;

/** What the ordering thread reacts to. */
sealed interface OrderEvent {
    record Arrived(OrderedMessage message) implements OrderEvent {}

    /** The timer of a batch fired. It may have been cut meanwhile; then this means nothing. */
    record TimeUp(long batch) implements OrderEvent {}

    /** Forget what is pending. */
    record Reset() implements OrderEvent {}

    /** Cut what is pending and end. */
    record End() implements OrderEvent {}
}
