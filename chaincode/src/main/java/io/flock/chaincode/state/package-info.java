/**
 * The unit of work between the rules and a key-value state.
 *
 * <p>What always holds: within a transaction own writes are seen by later reads and ranges; each key is read once from
 * the state below and written once; nothing is written unless the whole transaction succeeded.
 */
package io.flock.chaincode.state;
