/**
 * What the consortium decides.
 *
 * <p>What always holds: nothing changes unless a majority of the member organisations approved the same bytes; one
 * organisation has one voice, however many governors it has.
 */
package io.flock.chaincode.rules.governance;
