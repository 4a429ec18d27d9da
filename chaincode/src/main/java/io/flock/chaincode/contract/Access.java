package io.flock.chaincode.contract;

/** Whether a function changes the ledger. Names are the tags of the contract API's metadata. */
public enum Access {
    SUBMIT,
    EVALUATE
}
