/** Threads on which a host keeps up with what the ledger says of its listings. */
package io.flock.client.follow;
