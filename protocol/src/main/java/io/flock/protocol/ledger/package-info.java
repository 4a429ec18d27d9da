/** The keys of the world state. Built and parsed here and nowhere else. */
package io.flock.protocol.ledger;
