/**
 * What searches in a knowledge base cost, and who gets it. What always holds: only a document that the consumer has signed
 * for, in a settlement that its host has sent, earns anything of that consumer's payments, and of no one else's.
 */
package io.flock.protocol.marketplace.knowledge.use;
