/**
 * The gateway's protocol below the client: proposals, envelopes and requests built by hand, so that each part of them
 * can be wrong.
 */
package io.flock.devnet.conformance.wire;
