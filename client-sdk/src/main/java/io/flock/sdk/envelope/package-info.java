/**
 * Envelopes: bytes in a public content store that only some accounts can read.
 *
 * <p>What always holds: sealing is a function of its input, so that an account that was killed makes the same bytes again,
 * and who commits to an envelope can reveal it without having kept it. Nonces and ephemeral keys derive from the key
 * <em>and</em> the content, so that no two different contents ever share one. The formats are published ones: the stream is
 * Tink's {@code AES256_GCM_HKDF_1MB}, a wrapped key is HPKE (RFC 9180, base mode) with X25519, HKDF-SHA256 and AES-256-GCM.
 */
package io.flock.sdk.envelope;
