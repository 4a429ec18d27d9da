package io.flock.sdk;

import io.flock.protocol.codec.Json;
import io.flock.sdk.transaction.Call;
import io.flock.sdk.transaction.Committed;
import io.flock.sdk.transaction.Done;
import io.flock.sdk.transaction.Transactions;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** One contract of the chaincode: requests in canonical JSON, answers read as records. */
final class Contract {
    private final String name;
    private final Transactions transactions;
    private final Executor executor;

    Contract(String name, Transactions transactions, Executor executor) {
        this.name = name;
        this.transactions = transactions;
        this.executor = executor;
    }

    <R> Call<R> query(String function, Class<R> answer, Record request) {
        return call(() -> Json.read(transactions.evaluate(full(function), Json.write(request)), answer));
    }

    <R> Call<R> query(String function, Class<R> answer) {
        return call(() -> Json.read(transactions.evaluate(full(function)), answer));
    }

    <R> Call<Committed<R>> submit(String function, Class<R> answer, Record request) {
        return call(() -> submitNow(function, answer, request));
    }

    Call<Committed<Done>> submit(String function, Record request) {
        return submit(function, Done.class, request);
    }

    <R> Committed<R> submitNow(String function, Class<R> answer, Record request) {
        return transactions.submit(full(function), Json.write(request)).map(text -> Json.read(text, answer));
    }

    /** What {@link #submitNow} would be refused for now; nothing is written. */
    void tryNow(String function, Record request) {
        transactions.evaluate(full(function), Json.write(request));
    }

    <R> Call<R> call(Supplier<R> body) {
        return new ClientCall<>(body, executor);
    }

    private String full(String function) {
        return name + ":" + function;
    }
}
