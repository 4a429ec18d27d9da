/**
 * A whole network in one JVM: devnet with three organisations, their chaincode servers and a content node. Everything
 * listens on loopback, and all keys lie in one folder: for demos, tests and development, never for money.
 */
package io.flock.testnet.embedded;
