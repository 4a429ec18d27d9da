/**
 * Read-write sets, as a transaction carries them: keys with the versions that were read, ranges, writes. Keys are ordered
 * by their UTF-8 bytes, unsigned.
 */
package io.flock.devnet.internal.ledger.rwset;
