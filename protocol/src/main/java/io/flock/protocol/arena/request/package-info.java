/** What callers send to the contract {@code arena}, and what its transactions answer. */
package io.flock.protocol.arena.request;
