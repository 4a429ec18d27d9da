package io.flock.chaincode.contract;

import io.flock.chaincode.rules.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Collects the functions of one contract, a line each. */
final class Functions {
    private final String contract;
    private final List<ContractFunction<?, ?>> functions = new ArrayList<>();

    Functions(String contract) {
        this.contract = contract;
    }

    /** A function that changes the ledger and answers something. */
    <Q extends Record, R> Functions submit(String name, Class<Q> request, Class<R> result, Door<Q, R> door) {
        functions.add(new ContractFunction<>(contract, name, Access.SUBMIT, request, result, door));
        return this;
    }

    /** A function that changes the ledger and has nothing to tell. */
    <Q extends Record> Functions submit(String name, Class<Q> request, BiConsumer<Ledger, Q> door) {
        return submit(name, request, Nothing.class, (ledger, given) -> {
            door.accept(ledger, given);
            return new Nothing();
        });
    }

    /** A function that only reads. */
    <Q extends Record, R> Functions evaluate(String name, Class<Q> request, Class<R> result, Door<Q, R> door) {
        functions.add(new ContractFunction<>(contract, name, Access.EVALUATE, request, result, door));
        return this;
    }

    List<ContractFunction<?, ?>> list() {
        return List.copyOf(functions);
    }
}
