/**
 * A listed model's knowledge base: which documents are in it, who brought them and how that was voted. The rules are pure; a
 * document is named by its listing and the SHA-256 of its bytes, so that a base holds none twice.
 */
package io.flock.protocol.marketplace.knowledge;
