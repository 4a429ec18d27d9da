/**
 * What happens on the ledger, as it happens: events of the chaincode and whole blocks.
 *
 * <p>What always holds: at least once. A stream that breaks goes on behind its checkpoint, on another peer if need be; a
 * checkpoint moves only after the listener has returned, so that listeners must stand a repeat. Closing a subscription
 * ends its thread.
 */
package io.flock.sdk.events;
