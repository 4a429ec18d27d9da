/** What the ledger answers about a knowledge base. */
package io.flock.protocol.marketplace.knowledge.view;
