/**
 * Identities: certificate authorities, signing, and the checks that a membership service provider makes.
 *
 * <p>What always holds: signatures are ECDSA P-256 over SHA-256 with low S; only what has been verified is remembered;
 * validity dates play no part in being a member, expiry is a question of its own.
 */
package io.flock.devnet.internal.msp;
