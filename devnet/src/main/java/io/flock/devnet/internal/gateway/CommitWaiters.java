package io.flock.devnet.internal.gateway;

import io.flock.devnet.internal.ledger.CommitListener;
import io.flock.devnet.internal.ledger.CommittedBlock;
import io.flock.devnet.internal.ledger.Ledger;
import io.flock.devnet.internal.ledger.TransactionLocation;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Who waits for which transaction to be committed. */
public final class CommitWaiters implements CommitListener {
    private final Ledger ledger;
    private final Executor executor;
    private final Map<String, Set<Waiter>> waiting = new ConcurrentHashMap<>();

    public CommitWaiters(Ledger ledger, Executor executor) {
        this.ledger = ledger;
        this.executor = executor;
    }

    /** Where the transaction stands, once it does. Who waits no longer cancels the future. */
    CompletableFuture<TransactionLocation> await(String transaction) {
        Waiter waiter = new Waiter(new CompletableFuture<>());
        waiting.compute(transaction, (id, waiters) -> {
            Set<Waiter> all = waiters == null ? ConcurrentHashMap.newKeySet() : waiters;
            all.add(waiter);
            return all;
        });
        waiter.stage().whenComplete((location, failure) -> remove(transaction, waiter));
        // After registering: between a look and a registration it could be committed unseen.
        ledger.find(transaction).ifPresent(waiter.future()::complete);
        return waiter.future();
    }

    /** Two that wait for the same transaction are two. */
    private static final class Waiter {
        private final CompletableFuture<TransactionLocation> future;

        Waiter(CompletableFuture<TransactionLocation> future) {
            this.future = future;
        }

        CompletableFuture<TransactionLocation> future() {
            return future;
        }

        CompletionStage<TransactionLocation> stage() {
            return future;
        }
    }

    @Override
    public void committed(CommittedBlock block) {
        block.transactions().forEach(transaction -> {
            Set<Waiter> waiters = waiting.get(transaction.id());
            if (waiters != null) {
                executor.execute(() -> ledger.find(transaction.id())
                        .ifPresent(location ->
                                waiters.forEach(waiter -> waiter.future().complete(location))));
            }
        });
    }

    /** Number of those who wait. */
    public int size() {
        return waiting.values().stream().mapToInt(Set::size).sum();
    }

    private void remove(String transaction, Waiter waiter) {
        waiting.computeIfPresent(transaction, (id, waiters) -> {
            waiters.remove(waiter);
            return waiters.isEmpty() ? null : waiters;
        });
    }
}
