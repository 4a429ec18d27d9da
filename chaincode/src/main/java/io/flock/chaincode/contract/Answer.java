package io.flock.chaincode.contract;

/** What a transaction answers: canonical JSON, or why it was refused. */
public sealed interface Answer {

    /**
     * The transaction succeeded.
     *
     * @param json canonical JSON
     */
    record Result(String json) implements Answer {}

    /**
     * The transaction was refused and changed nothing.
     *
     * @param message {@code CODE|what happened|what to do}
     */
    record Refusal(String message) implements Answer {}
}
