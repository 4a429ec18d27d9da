/**
 * What the consortium decides.
 *
 * <p>What always holds: nothing changes unless a majority of the member organisations approved the same bytes; one
 * organisation has one voice, however many governors it has; what took effect
 * stands in the history, in order.
 */
package io.flock.chaincode.rules.governance;
