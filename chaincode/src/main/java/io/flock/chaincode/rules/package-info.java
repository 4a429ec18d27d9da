/**
 * What a transition does, on plain objects and a {@link io.flock.chaincode.rules.WorldState}.
 *
 * <p>What always holds: a result is a function of state, request, caller and the transaction's timestamp; money is
 * neither made nor lost but by the mint of governance; a rule that refuses throws before anything is written.
 */
package io.flock.chaincode.rules;
