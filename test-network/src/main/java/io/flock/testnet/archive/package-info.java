/**
 * The chaincode package that peers install.
 *
 * <p>What always holds: label and connection alone decide its bytes, on every machine and every Java.
 */
package io.flock.testnet.archive;
