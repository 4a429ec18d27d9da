/** How the ledger reads bytes and hashes them. */
package io.flock.devnet.internal.ledger.bytes;
