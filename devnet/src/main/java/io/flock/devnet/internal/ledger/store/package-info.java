/**
 * Serialised blocks by number, in memory or in a file. A block that was appended is never changed; a torn last one is
 * cut off; anything else that is wrong with a file is an error.
 */
package io.flock.devnet.internal.ledger.store;
