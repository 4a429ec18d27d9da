/**
 * Commitments, salts and digests: what is promised before it is shown.
 *
 * <p>Everything hashed is a sequence of fields, each behind its own length, so that no two sequences give the same
 * bytes. Salts, digests and secrets are types of their own; a secret never shows itself in a text.
 */
package io.flock.protocol.commitment;
