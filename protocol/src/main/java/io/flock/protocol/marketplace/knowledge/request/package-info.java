/** What is asked of a knowledge base; each is one JSON object. */
package io.flock.protocol.marketplace.knowledge.request;
