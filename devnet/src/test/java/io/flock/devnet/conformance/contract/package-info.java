/**
 * The test contract of the conformance suite, on the plain {@code ChaincodeBase}: every function touches one
 * behaviour of the peer. Instances of several organisations live in one process and share nothing but {@link Gates}.
 */
package io.flock.devnet.conformance.contract;
