/**
 * The chaincode-as-a-service process: a gRPC server to which peers connect, and the adapter between the shim's stub and
 * the contracts.
 *
 * <p>What always holds: each peer connection has a shim state machine and a thread pool of its own, so no message of one
 * peer can be lost in the handshake of another; what a connection started ends with it; nothing static changes, so
 * several servers may live in one JVM.
 */
package io.flock.chaincode.server;
