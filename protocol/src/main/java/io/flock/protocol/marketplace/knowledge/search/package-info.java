/** What a host is asked about a knowledge base, and what it answers, over HTTP: no ledger is on this path. */
package io.flock.protocol.marketplace.knowledge.search;
