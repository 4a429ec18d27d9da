/**
 * The doors of the contracts: each function reads its one argument strictly, lets one rule act, and answers.
 *
 * <p>What always holds: the functions are exactly those of one table, from which {@code org.hyperledger.fabric:GetMetadata}
 * is answered too; a refusal is {@code CODE|what happened|what to do} and leaves no trace in the state; what nobody
 * foresaw is {@code INTERNAL} with the transaction's id, its details in the log only.
 */
package io.flock.chaincode.contract;
