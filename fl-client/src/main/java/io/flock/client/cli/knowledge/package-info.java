/** {@code flock knowledge}: bases of knowledge, their proposals and votes, and searches in them. */
package io.flock.client.cli.knowledge;
