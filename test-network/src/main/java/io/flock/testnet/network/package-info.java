/**
 * {@code flock network}: an embedded network as a process in the background.
 *
 * <p>What always holds: a process is known by its id and the time it began, and ended by its id, never by a name; what
 * stands in the state folder of a process that died is recognised as stale.
 */
package io.flock.testnet.network;
