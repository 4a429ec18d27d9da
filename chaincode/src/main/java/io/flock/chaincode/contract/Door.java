package io.flock.chaincode.contract;

import io.flock.chaincode.rules.Ledger;

/** What a function does with its request; decides nothing itself. */
@FunctionalInterface
public interface Door<Q extends Record, R> {
    R open(Ledger ledger, Q request);
}
