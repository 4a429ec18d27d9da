package io.flock.devnet.conformance.scenario;

import io.flock.devnet.conformance.stage.Actor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.Transaction;

/** Many transactions, endorsed first and then submitted in one go, so that they meet in few blocks. */
final class Burst {
    private final List<Transaction> transactions = new ArrayList<>();

    private Burst() {}

    /** Endorses; the operator gives function and arguments of each transaction. */
    static Burst of(Actor client, int count, IntFunction<String[]> calls) {
        Burst burst = new Burst();
        for (int i = 0; i < count; i++) {
            String[] call = calls.apply(i);
            String[] arguments = Arrays.copyOfRange(call, 1, call.length);
            burst.transactions.add(client.call(call[0], arguments).endorse().transaction());
        }
        return burst;
    }

    /** Returns the commit status of each, in order. */
    List<Status> submitAll() throws SubmitException, CommitStatusException {
        List<SubmittedTransaction> submitted = new ArrayList<>();
        for (Transaction transaction : transactions) {
            submitted.add(transaction.submitAsync());
        }
        List<Status> statuses = new ArrayList<>();
        for (SubmittedTransaction transaction : submitted) {
            statuses.add(transaction.getStatus());
        }
        return statuses;
    }
}
