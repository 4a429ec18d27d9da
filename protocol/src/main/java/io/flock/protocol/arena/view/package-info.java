/** What the queries of the contract {@code arena} answer. */
package io.flock.protocol.arena.view;
