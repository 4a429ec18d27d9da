/**
 * The gateway of one peer: evaluate, endorse, submit, commit status, chaincode events; and block events.
 *
 * <p>What always holds: no thread waits for an endorser, a block or a slow reader; a call that ended, however it ended,
 * leaves no listener behind; every error has the status, text and details of a Fabric gateway.
 */
package io.flock.devnet.internal.gateway;
